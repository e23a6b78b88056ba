"""One registry per run: names to extension classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points as installed_entry_points
from typing import Any

import pluggy

from pytest_voicearena.core.errors import UserError
from pytest_voicearena.core.protocols import AskingDetector, Detector, ProviderClass, Variant
from pytest_voicearena.documents.decoding import suggestion
from pytest_voicearena.registry import hookspecs


class Registry:
    """What the given plugins and the installed entry points offer."""

    def __init__(self, plugins: Iterable[object], *, entry_points: bool = True) -> None:
        """Ask every plugin once.

        Raises:
            UserError: two extensions bear one name, one cannot be loaded, or is none.
        """
        manager = pluggy.PluginManager(hookspecs.PROJECT)
        manager.add_hookspecs(hookspecs)
        for plugin in plugins:
            if not manager.is_registered(plugin):
                manager.register(plugin)
        if entry_points:
            _load_installed(manager)
        try:
            manager.check_pending()
        except pluggy.PluginValidationError as error:
            raise UserError(str(error)) from error
        self._providers: dict[str, type[ProviderClass]] = _by_name(
            "provider", manager.hook.voicearena_providers()
        )
        self._detectors: dict[str, type[Detector | AskingDetector]] = _by_name(
            "detector", manager.hook.voicearena_detectors()
        )
        self._variants: dict[str, type[Variant]] = _by_name(
            "variant", manager.hook.voicearena_variants()
        )

    @property
    def providers(self) -> Mapping[str, type[ProviderClass]]:
        """Classes by the name before the ``/`` of a model."""
        return self._providers

    @property
    def detectors(self) -> Mapping[str, type[Detector | AskingDetector]]:
        """Classes by the name in ``breached_if``."""
        return self._detectors

    @property
    def variants(self) -> Mapping[str, type[Variant]]:
        """Classes by the name in ``variants``."""
        return self._variants

    @property
    def about(self) -> Mapping[tuple[str, str], str]:
        """What each extension says about itself, by its kind and name."""
        kinds: Mapping[str, Mapping[str, Any]] = {
            "provider": self._providers,
            "detector": self._detectors,
            "variant": self._variants,
        }
        return {
            (kind, name): str(extension.about)
            for kind, found in kinds.items()
            for name, extension in found.items()
        }

    def provider(self, name: str) -> type[ProviderClass]:
        """The class of a provider.

        Raises:
            UserError: nobody offers it; the message suggests one.
        """
        if name in self.providers:
            return self.providers[name]
        message = f"unknown provider '{name}'{suggestion(name, self._providers)}"
        raise UserError(message)


def _load_installed(manager: pluggy.PluginManager) -> None:
    """Register what installed packages offer, saying which one it is that cannot be loaded."""
    for entry in installed_entry_points(group=hookspecs.PROJECT):
        package = entry.dist.name if entry.dist is not None else "an installed package"
        try:
            plugin = entry.load()
            if not manager.is_registered(plugin):
                manager.register(plugin, name=entry.name)
        except Exception as error:
            message = (
                f"the extension '{entry.name}' of {package} cannot be loaded: "
                f"{type(error).__name__}: {error}"
            )
            raise UserError(message) from error


def _by_name(kind: str, offers: Iterable[Iterable[Any]]) -> dict[str, Any]:
    """Offers of all plugins; pluggy calls the last registered first, so they are turned round."""
    found: dict[str, Any] = {}
    for offer in reversed(list(offers)):
        for extension in offer:
            name = getattr(extension, "name", None)
            if not isinstance(name, str) or not isinstance(getattr(extension, "about", None), str):
                message = f"{extension} is no {kind}: it has no 'name' and 'about' of its own"
                raise UserError(message)
            if name in found and found[name] is not extension:
                message = f"two {kind}s are named '{name}': {found[name]} and {extension}"
                raise UserError(message)
            found[name] = extension
    return dict(sorted(found.items()))
