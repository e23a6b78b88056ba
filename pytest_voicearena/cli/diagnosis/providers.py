"""What each provider needs, found out by trying to connect."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from typing import Any

from pytest_voicearena.cli.diagnosis.asked import Asked, is_key
from pytest_voicearena.cli.diagnosis.checks import Check, missing, ok, raised, setting
from pytest_voicearena.core.errors import MissingExtra, UserError
from pytest_voicearena.core.protocols import Connection, ProviderClass

#: Without a model first; a provider that wants one is then given this.
_MODELS = ("", "some-model")


def look_at_providers(
    providers: Mapping[str, type[ProviderClass]], environ: Mapping[str, str]
) -> Iterator[Check]:
    """A line for each provider. Clients are made and closed; nothing is sent."""
    for name, kind in providers.items():
        yield _look_at(name, kind, environ)


def _look_at(name: str, kind: type[ProviderClass], environ: Mapping[str, str]) -> Check:
    asked = Asked(environ)
    for model in _MODELS:
        try:
            asyncio.run(_try(kind, model, asked))
        except MissingExtra as error:
            return raised(name, error)
        except UserError:
            # A key, or something that only an agent file can say; the variables tell which.
            continue
        except Exception as error:  # noqa: BLE001 - providers may be anybody's
            return raised(name, error)
        # It does without what else it looked for.
        lacking = list(filter(is_key, asked.lacking))
        break
    else:
        lacking = asked.lacking
    if lacking:
        sort = "no key in" if all(map(is_key, lacking)) else "not set:"
        detail = f"{kind.about}; {sort} {', '.join(lacking)}"
        return missing(name, detail, " && ".join(map(setting, lacking)))
    return ok(name, f"{kind.about}{asked.keys_found}")


async def _try(kind: Any, model: str, environ: Mapping[str, str]) -> None:
    """Connect as an agent file without any options would."""
    provider = kind.connect(Connection(model=model, options=kind.Options(), environ=environ))
    await provider.close()
