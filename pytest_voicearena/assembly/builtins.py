"""What is built in, offered through the same hooks as anybody's extension."""

from __future__ import annotations

from collections.abc import Iterable

from pytest_voicearena.core.protocols import AskingDetector, Detector, ProviderClass, Variant
from pytest_voicearena.detectors.contains import ContainsDetector
from pytest_voicearena.detectors.empty import EmptyDetector
from pytest_voicearena.detectors.judge import JudgeDetector
from pytest_voicearena.detectors.loop import LoopDetector
from pytest_voicearena.detectors.policy import PolicyDetector
from pytest_voicearena.detectors.prompt_leak import PromptLeakDetector
from pytest_voicearena.detectors.secret import SecretDetector
from pytest_voicearena.detectors.texts import (
    CredentialDetector,
    InjectionDetector,
    OutputExploitDetector,
    PersonalDataDetector,
    RefusalDetector,
    TruncatedDetector,
)
from pytest_voicearena.detectors.tool_call import ToolCallDetector
from pytest_voicearena.providers.anthropic import AnthropicProvider
from pytest_voicearena.providers.embedded import EmbeddedProvider
from pytest_voicearena.providers.http import HttpProvider
from pytest_voicearena.providers.openai import OpenAIProvider
from pytest_voicearena.providers.presets import GroqProvider, MiniMaxProvider
from pytest_voicearena.providers.python import PythonProvider
from pytest_voicearena.providers.scripted import ScriptedProvider
from pytest_voicearena.providers.simulated.provider import SimulatedProvider
from pytest_voicearena.registry.hookspecs import hookimpl
from pytest_voicearena.suites.variants import (
    context,
    delivery,
    encodings,
    formats,
    framing,
    languages,
    persuasion,
    sampling,
    spellings,
    unicode,
)
from pytest_voicearena.suites.variants.plain import Plain


class BuiltIns:
    """One plugin like any other."""

    @hookimpl
    def voicearena_providers(self) -> Iterable[type[ProviderClass]]:
        """How agents and models are reached."""
        return (
            EmbeddedProvider,
            OpenAIProvider,
            AnthropicProvider,
            GroqProvider,
            MiniMaxProvider,
            HttpProvider,
            PythonProvider,
            SimulatedProvider,
            ScriptedProvider,
        )

    @hookimpl
    def voicearena_detectors(self) -> Iterable[type[Detector | AskingDetector]]:
        """What looks at conversations."""
        return (
            SecretDetector,
            PromptLeakDetector,
            ToolCallDetector,
            ContainsDetector,
            PolicyDetector,
            JudgeDetector,
            LoopDetector,
            EmptyDetector,
            CredentialDetector,
            PersonalDataDetector,
            InjectionDetector,
            OutputExploitDetector,
            RefusalDetector,
            TruncatedDetector,
        )

    @hookimpl
    def voicearena_variants(self) -> Iterable[type[Variant]]:
        """How attacks are dressed."""
        return (
            Plain,
            *encodings.VARIANTS,
            *spellings.VARIANTS,
            *unicode.VARIANTS,
            *languages.VARIANTS,
            *persuasion.VARIANTS,
            *framing.VARIANTS,
            *formats.VARIANTS,
            *context.VARIANTS,
            *delivery.VARIANTS,
            *sampling.VARIANTS,
        )
