"""Formats of messages, payment, offices, shops and social networks."""

from __future__ import annotations

from pytest_voicearena.scan.credentials.formats import (
    ALNUM,
    BASE64,
    HEX,
    URL64,
    UUID,
    Format,
    KeyedFormat,
    Provider,
)

MESSAGES = (
    Provider(
        "Slack",
        "https://docs.slack.dev/authentication/tokens",
        (
            Format(
                "slack-token",
                (
                    "xoxb-",
                    "xoxp-",
                    "xoxa-",
                    "xoxr-",
                    "xoxs-",
                    "xoxo-",
                    "xoxe-",
                    "xoxe.xoxp-",
                    "xoxe.xoxb-",
                ),
                "[A-Za-z0-9-]{20,240}",
            ),
            Format(
                "slack-app-token", ("xapp-",), f"[0-9]-[A-Z0-9]{{9,13}}-[0-9]{{10,15}}-{HEX}{{64}}"
            ),
            Format(
                "slack-webhook",
                ("hooks.slack.com/",),
                r"(?:services|workflows|triggers)/[A-Za-z0-9/]{36,100}",
                r"https?://",
                (8, 7),
            ),
        ),
    ),
    Provider(
        "Discord",
        "https://discord.com/developers/docs/reference#authentication",
        (
            Format(
                "discord-bot-token",
                (".",),
                f"{URL64}{{6}}\\.{URL64}{{27,40}}",
                f"[MNO]{URL64}{{23,27}}",
                (28, 26, 25, 24),
            ),
            Format(
                "discord-webhook",
                ("discord.com/api/webhooks/", "discordapp.com/api/webhooks/"),
                f"[0-9]{{17,20}}/{URL64}{{60,80}}",
                "https://",
                (8,),
            ),
        ),
    ),
    Provider(
        "Telegram",
        "https://core.telegram.org/bots/api#authorizing-your-bot",
        (Format("telegram-bot-token", (":AA",), f"{URL64}{{33}}", "[0-9]{8,10}", (10, 9, 8)),),
    ),
    Provider(
        "Microsoft Teams",
        "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
        (
            Format(
                "teams-webhook",
                (".webhook.office.com/webhookb2/",),
                f"{UUID}@{UUID}/IncomingWebhook/{HEX}{{32}}/{UUID}",
                "https://[a-z0-9]{1,40}",
                tuple(range(48, 8, -1)),
            ),
        ),
    ),
    Provider(
        "SendGrid",
        "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
        (Format("sendgrid-key", ("SG.",), f"{URL64}{{22}}\\.{URL64}{{43}}"),),
    ),
    Provider(
        "Mailgun",
        "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth",
        (
            Format("mailgun-key", ("key-",), f"{HEX}{{32}}", "(?<![A-Za-z0-9_-])"),
            KeyedFormat("mailgun-key", ("mailgun",), f"{HEX}{{32}}-{HEX}{{8}}-{HEX}{{8}}"),
        ),
    ),
    Provider(
        "Mailchimp",
        "https://mailchimp.com/developer/marketing/guides/quick-start/",
        (Format("mailchimp-key", ("-us",), "[0-9]{1,2}", f"{HEX}{{32}}", (32,)),),
    ),
    Provider(
        "Postmark",
        "https://postmarkapp.com/developer/api/overview",
        (KeyedFormat("postmark-token", ("postmark",), UUID),),
    ),
    Provider(
        "Brevo",
        "https://developers.brevo.com/docs/getting-started",
        (Format("brevo-key", ("xkeysib-", "xsmtpsib-"), f"{HEX}{{64}}-{ALNUM}{{16}}"),),
    ),
    Provider(
        "Resend",
        "https://resend.com/docs/api-reference/introduction",
        (Format("resend-key", ("re_",), f"{ALNUM}{{8}}_{ALNUM}{{24}}"),),
    ),
)

PAYMENT = (
    Provider(
        "Stripe",
        "https://docs.stripe.com/keys",
        (
            Format("stripe-secret-key", ("sk_live_", "sk_test_"), f"{ALNUM}{{24,247}}"),
            Format("stripe-restricted-key", ("rk_live_", "rk_test_"), f"{ALNUM}{{24,247}}"),
            Format("stripe-webhook-secret", ("whsec_",), f"{BASE64}{{32,64}}={{0,2}}"),
        ),
    ),
    Provider(
        "Square",
        "https://developer.squareup.com/docs/build-basics/access-tokens",
        (
            Format("square-access-token", ("EAAA",), f"{URL64}{{60}}"),
            Format("square-access-token", ("sq0atp-",), f"{URL64}{{22}}"),
            Format("square-oauth-secret", ("sq0csp-",), f"{URL64}{{43}}"),
        ),
    ),
    Provider(
        "PayPal",
        "https://developer.paypal.com/braintree/docs/guides/authorization/overview",
        (
            Format(
                "braintree-token",
                ("access_token$",),
                f"(?:production|sandbox)\\$[a-z0-9]{{16}}\\${HEX}{{32}}",
            ),
            KeyedFormat("paypal-secret", ("paypal",), f"E{URL64}{{79}}"),
        ),
    ),
    Provider(
        "Plaid",
        "https://plaid.com/docs/quickstart/glossary/",
        (
            Format(
                "plaid-access-token",
                ("access-sandbox-", "access-development-", "access-production-"),
                UUID,
            ),
            KeyedFormat("plaid-secret", ("plaid",), f"{HEX}{{30}}"),
        ),
    ),
    Provider(
        "Flutterwave",
        "https://developer.flutterwave.com/docs/authentication",
        (Format("flutterwave-key", ("FLWSECK-", "FLWSECK_TEST-"), f"{HEX}{{32}}-X"),),
    ),
    Provider(
        "Razorpay",
        "https://razorpay.com/docs/api/authentication/",
        (KeyedFormat("razorpay-secret", ("razorpay",), f"{ALNUM}{{24}}"),),
    ),
)

OFFICE = (
    Provider(
        "Linear",
        "https://linear.app/developers/graphql",
        (Format("linear-key", ("lin_api_", "lin_oauth_"), f"{ALNUM}{{40,64}}"),),
    ),
    Provider(
        "Notion",
        "https://developers.notion.com/docs/authorization",
        (
            Format("notion-token", ("ntn_",), f"[0-9]{{11}}{ALNUM}{{35}}"),
            Format("notion-token", ("secret_",), f"{ALNUM}{{43}}"),
        ),
    ),
    Provider(
        "Figma",
        "https://www.figma.com/developers/api#access-tokens",
        (Format("figma-token", ("figd_", "figu_", "figo_"), f"{URL64}{{38,48}}"),),
    ),
    Provider(
        "Airtable",
        "https://airtable.com/developers/web/api/authentication",
        (
            Format("airtable-token", ("pat",), f"{ALNUM}{{14}}\\.{HEX}{{64}}"),
            KeyedFormat("airtable-key", ("airtable",), f"key{ALNUM}{{14}}"),
        ),
    ),
    Provider(
        "Asana",
        "https://developers.asana.com/docs/personal-access-token",
        (
            Format("asana-token", ("1/",), f"[0-9]{{14,16}}:{HEX}{{32}}"),
            Format("asana-token", ("2/",), f"[0-9]{{14,16}}/[0-9]{{14,16}}:{HEX}{{32}}"),
            KeyedFormat("asana-token", ("asana",), f"0/{HEX}{{32}}|{HEX}{{32}}"),
        ),
    ),
    Provider(
        "Dropbox",
        "https://developers.dropbox.com/oauth-guide",
        (
            Format("dropbox-token", ("sl.",), f"{URL64}{{130,1500}}"),
            KeyedFormat("dropbox-token", ("dropbox",), f"[A-Za-z0-9]{{15}}|{URL64}{{64}}"),
        ),
    ),
    Provider(
        "HubSpot",
        "https://developers.hubspot.com/docs/guides/apps/private-apps/overview",
        (Format("hubspot-token", ("pat-na1-", "pat-eu1-", "pat-na2-"), UUID),),
    ),
    Provider(
        "Typeform",
        "https://www.typeform.com/developers/get-started/personal-access-token/",
        (Format("typeform-token", ("tfp_",), "[A-Za-z0-9_.=-]{40,59}"),),
    ),
    Provider(
        "Contentful",
        "https://www.contentful.com/developers/docs/references/authentication/",
        (Format("contentful-token", ("CFPAT-",), f"{URL64}{{43}}"),),
    ),
    Provider(
        "Zendesk",
        "https://developer.zendesk.com/api-reference/introduction/security-and-auth/",
        (KeyedFormat("zendesk-token", ("zendesk",), f"{ALNUM}{{40}}"),),
    ),
    Provider(
        "Auth0",
        "https://auth0.com/docs/get-started/applications/application-settings",
        (KeyedFormat("auth0-secret", ("auth0",), f"{URL64}{{64}}"),),
    ),
)

SHOPS = (
    Provider(
        "Shopify",
        "https://shopify.dev/docs/apps/build/authentication-authorization",
        (
            Format(
                "shopify-token", ("shpat_", "shpca_", "shppa_", "shpss_", "shptka_"), f"{HEX}{{32}}"
            ),
        ),
    ),
    Provider(
        "EasyPost",
        "https://docs.easypost.com/docs/authentication",
        (Format("easypost-key", ("EZAK", "EZTK"), f"{ALNUM}{{54}}"),),
    ),
    Provider(
        "Shippo",
        "https://docs.goshippo.com/docs/guides_general/authentication/",
        (Format("shippo-key", ("shippo_live_", "shippo_test_"), f"{HEX}{{40}}"),),
    ),
    Provider(
        "Duffel",
        "https://duffel.com/docs/api/overview/authentication",
        (Format("duffel-token", ("duffel_live_", "duffel_test_"), "[A-Za-z0-9_=-]{43}"),),
    ),
    Provider(
        "Adafruit",
        "https://io.adafruit.com/api/docs/",
        (Format("adafruit-key", ("aio_",), f"{ALNUM}{{28}}"),),
    ),
)

SOCIAL = (
    Provider(
        "Facebook",
        "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/",
        (
            Format("facebook-token", ("EAA",), f"{ALNUM}{{80,400}}"),
            Format("facebook-app-token", ("|",), f"{URL64}{{27,40}}", "[0-9]{15,16}", (16, 15)),
            KeyedFormat("facebook-secret", ("facebook", "fb_app", "fb_secret"), f"{HEX}{{32}}"),
        ),
    ),
    Provider(
        "X",
        "https://docs.x.com/resources/fundamentals/authentication/overview",
        (
            Format("twitter-bearer-token", ("AAAAAAAAAAAAAAAAAAAAA",), "[A-Za-z0-9%]{50,120}"),
            KeyedFormat(
                "twitter-token",
                ("twitter", "consumer_key", "consumer_secret"),
                f"[0-9]{{15,20}}-{ALNUM}{{20,40}}|{ALNUM}{{25}}|{ALNUM}{{45}}|{ALNUM}{{50}}",
            ),
        ),
    ),
    Provider(
        "LinkedIn",
        "https://learn.microsoft.com/linkedin/shared/authentication/authentication",
        (
            Format("linkedin-secret", ("WPL_AP1.",), f"{ALNUM}{{16}}\\.{BASE64}{{6,8}}={{0,2}}"),
            KeyedFormat("linkedin-secret", ("linkedin",), f"{ALNUM}{{16}}"),
        ),
    ),
    Provider(
        "Twitch",
        "https://dev.twitch.tv/docs/authentication/",
        (KeyedFormat("twitch-token", ("twitch",), "[a-z0-9]{30}"),),
    ),
)
