"""Formats of language models and of speech."""

from __future__ import annotations

from pytest_voicearena.scan.credentials.formats import (
    ALNUM,
    HEX,
    URL64,
    Format,
    KeyedFormat,
    Provider,
)

MODELS = (
    Provider(
        "OpenAI",
        "https://platform.openai.com/docs/api-reference/authentication",
        (
            Format("openai-key", ("sk-",), f"{ALNUM}{{20}}T3BlbkFJ{ALNUM}{{20}}|{ALNUM}{{48}}"),
            Format(
                "openai-project-key",
                ("sk-proj-", "sk-svcacct-", "sk-admin-"),
                f"{URL64}{{40,170}}",
            ),
        ),
    ),
    Provider(
        "Anthropic",
        "https://docs.anthropic.com/en/api/getting-started",
        (
            Format("anthropic-key", ("sk-ant-api03-",), f"{URL64}{{93}}AA"),
            Format("anthropic-admin-key", ("sk-ant-admin01-",), f"{URL64}{{93}}AA"),
            Format(
                "anthropic-oauth-token", ("sk-ant-oat01-", "sk-ant-ort01-"), f"{URL64}{{80,120}}"
            ),
        ),
    ),
    Provider(
        "Hugging Face",
        "https://huggingface.co/docs/hub/security-tokens",
        (
            Format("huggingface-token", ("hf_",), "[A-Za-z]{34}"),
            Format("huggingface-org-token", ("api_org_",), "[A-Za-z]{34}"),
        ),
    ),
    Provider(
        "Groq",
        "https://console.groq.com/docs/quickstart",
        (Format("groq-key", ("gsk_",), f"{ALNUM}{{52}}"),),
    ),
    Provider(
        "Replicate",
        "https://replicate.com/docs/topics/security/api-tokens",
        (Format("replicate-token", ("r8_",), f"{ALNUM}{{37}}"),),
    ),
    Provider(
        "OpenRouter",
        "https://openrouter.ai/docs/api-reference/authentication",
        (Format("openrouter-key", ("sk-or-v1-",), f"{HEX}{{64}}"),),
    ),
    Provider(
        "DeepSeek",
        "https://api-docs.deepseek.com/",
        (Format("deepseek-key", ("sk-",), f"{HEX}{{32}}"),),
    ),
    Provider(
        "xAI",
        "https://docs.x.ai/docs/overview",
        (Format("xai-key", ("xai-",), f"{ALNUM}{{80}}"),),
    ),
    Provider(
        "Perplexity",
        "https://docs.perplexity.ai/getting-started/quickstart",
        (Format("perplexity-key", ("pplx-",), f"{ALNUM}{{48,56}}"),),
    ),
    Provider(
        "Nvidia",
        "https://docs.api.nvidia.com/",
        (Format("nvidia-key", ("nvapi-",), f"{URL64}{{64}}"),),
    ),
    Provider(
        "LangSmith",
        "https://docs.smith.langchain.com/",
        (Format("langsmith-key", ("lsv2_pt_", "lsv2_sk_"), f"{HEX}{{32}}_{HEX}{{10}}"),),
    ),
    Provider(
        "Pinecone",
        "https://docs.pinecone.io/guides/projects/manage-api-keys",
        (Format("pinecone-key", ("pcsk_",), f"{ALNUM}{{5,6}}_{ALNUM}{{63,64}}"),),
    ),
    Provider(
        "Cohere",
        "https://docs.cohere.com/reference/about",
        (KeyedFormat("cohere-key", ("cohere", "co_api_key"), f"{ALNUM}{{40}}"),),
    ),
    Provider(
        "Mistral",
        "https://docs.mistral.ai/getting-started/quickstart/",
        (KeyedFormat("mistral-key", ("mistral",), f"{ALNUM}{{32}}"),),
    ),
)

VOICE = (
    Provider(
        "ElevenLabs",
        "https://elevenlabs.io/docs/api-reference/authentication",
        (Format("elevenlabs-key", ("sk_",), f"{HEX}{{48}}"),),
    ),
    Provider(
        "Cartesia",
        "https://docs.cartesia.ai/use-the-api/api-conventions",
        (Format("cartesia-key", ("sk_car_",), "[A-Za-z0-9_]{20,24}"),),
    ),
    Provider(
        "Deepgram",
        "https://developers.deepgram.com/docs/create-additional-api-keys",
        (KeyedFormat("deepgram-key", ("deepgram",), f"{HEX}{{40}}"),),
    ),
    Provider(
        "AssemblyAI",
        "https://www.assemblyai.com/docs/api-reference/overview",
        (KeyedFormat("assemblyai-key", ("assemblyai", "assembly ai"), f"{HEX}{{32}}"),),
    ),
    Provider(
        "Twilio",
        "https://www.twilio.com/docs/iam/api-keys",
        (
            Format("twilio-api-key", ("SK",), f"{HEX}{{32}}"),
            KeyedFormat("twilio-auth-token", ("twilio",), f"{HEX}{{32}}"),
        ),
    ),
    Provider(
        "Telnyx",
        "https://developers.telnyx.com/api/overview",
        (Format("telnyx-key", ("KEY",), f"{URL64}{{55}}"),),
    ),
    Provider(
        "Vonage",
        "https://developer.vonage.com/en/getting-started/concepts/authentication",
        (KeyedFormat("vonage-secret", ("vonage", "nexmo"), f"{ALNUM}{{16}}"),),
    ),
)
