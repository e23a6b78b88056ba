"""How many credentials the scanner finds, how often it cries wolf, and how fast it is.

2,000 made-up credentials, drawn anew from what their providers publish about them, are put into
logs, JSON, programs, settings, addresses and speech. Lookalikes and ordinary texts have none.

    python tests/accuracy/credentials.py
"""

from __future__ import annotations

import base64
import binascii
import json
import random
import string
import sys
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from pytest_voicearena.scan.credentials import find_credentials

ROOT = Path(__file__).parents[2]
SEED = 20_260_101
CREDENTIALS = 2_000
LOOKALIKES = 3_000
LEAST_FOUND = 0.98
MOST_FALSE = 0.01
LEAST_SPEED = 10.0
MOST_SECONDS = 1.0

ALPHABETS = {
    "d": string.digits,
    "x": "0123456789abcdef",
    "l": string.ascii_lowercase + string.digits,
    "U": string.ascii_uppercase + string.digits,
    "a": string.ascii_letters,
    "n": string.ascii_letters + string.digits,
    "u": string.ascii_letters + string.digits + "_-",
    "b": string.ascii_letters + string.digits + "+/",
    "B": string.ascii_uppercase + "234567",
    "q": "ACDEFGHJKLMNPQRSTUVWXYZ023456789",
}
JOIN = "".join
PRIVATE = JOIN(["PRIVATE", " KEY-----"])
#: Provider, what the scanner should call it, and the shape: an alphabet and a length in braces.
MARKED = [
    ("AWS", "aws-access-key", JOIN(["AK", "IA{B16}"])),
    ("AWS", "aws-access-key", JOIN(["AS", "IA{B16}"])),
    ("Google", "gcp-api-key", JOIN(["AI", "za{u35}"])),
    ("Google", "google-oauth-secret", "GOCSPX-{u28}"),
    ("Google", "google-oauth-token", "ya29.{u160}"),
    ("Azure", "azure-ad-client-secret", "{n3}8Q~{n34}"),
    ("Alibaba", "alibaba-access-key", "LTAI{n20}"),
    ("DigitalOcean", "digitalocean-token", "dop_v1_{x64}"),
    ("Heroku", "heroku-api-key", "HRKU-AA{u58}"),
    ("Cloudflare", "cloudflare-origin-ca-key", "v1.0-{x24}-{x146}"),
    ("Netlify", "netlify-token", "nfp_{n36}"),
    ("PlanetScale", "planetscale-token", "pscale_tkn_{u43}"),
    ("Supabase", "supabase-token", "sbp_{x40}"),
    ("Databricks", "databricks-token", "dapi{x32}"),
    ("GitHub", "github-fine-grained-token", JOIN(["github", "_pat_{n22}_{n59}"])),
    ("GitLab", "gitlab-token", JOIN(["gl", "pat-{u20}"])),
    ("GitLab", "gitlab-deploy-token", "gldt-{u20}"),
    ("Bitbucket", "bitbucket-app-password", "ATBB{n32}"),
    ("Atlassian", "atlassian-token", "ATATT3{u186}"),
    ("npm", "npm-token", "npm_{n36}"),
    ("PyPI", "pypi-token", "pypi-AgEIcHlwaS5vcmc{u140}"),
    ("RubyGems", "rubygems-key", "rubygems_{x48}"),
    ("NuGet", "nuget-key", "oy2{l43}"),
    ("Artifactory", "artifactory-key", "AKCp{n69}"),
    ("Docker", "docker-hub-token", "dckr_pat_{u27}"),
    ("SonarQube", "sonarqube-token", "squ_{x40}"),
    ("Postman", "postman-key", "PMAK-{x24}-{x34}"),
    ("HashiCorp", "terraform-cloud-token", "{n14}.atlasv1.{n67}"),
    ("HashiCorp", "vault-token", "hvs.{u90}"),
    ("Doppler", "doppler-token", "dp.pt.{n43}"),
    ("Pulumi", "pulumi-token", "pul-{x40}"),
    ("New Relic", "new-relic-user-key", "NRAK-{U27}"),
    ("Grafana", "grafana-service-token", "glsa_{n32}_{x8}"),
    ("Sentry", "sentry-user-token", "sntryu_{x64}"),
    ("Dynatrace", "dynatrace-token", "dt0c01.{U24}.{U64}"),
    ("OpenAI", "openai-key", JOIN(["s", "k-{n20}T3BlbkFJ{n20}"])),
    ("OpenAI", "openai-project-key", JOIN(["s", "k-proj-{u74}T3BlbkFJ{u74}"])),
    ("Anthropic", "anthropic-key", JOIN(["s", "k-ant-api03-{u93}AA"])),
    ("Hugging Face", "huggingface-token", "hf_{a34}"),
    ("Groq", "groq-key", JOIN(["g", "sk_{n52}"])),
    ("Replicate", "replicate-token", "r8_{n37}"),
    ("OpenRouter", "openrouter-key", JOIN(["s", "k-or-v1-{x64}"])),
    ("Perplexity", "perplexity-key", "pplx-{n48}"),
    ("ElevenLabs", "elevenlabs-key", JOIN(["s", "k_{x48}"])),
    ("Twilio", "twilio-api-key", JOIN(["S", "K{x32}"])),
    ("Telnyx", "telnyx-key", "KEY0{U31}_{n22}"),
    ("Slack", "slack-token", JOIN(["xo", "xb-{d12}-{d13}-{n24}"])),
    ("Slack", "slack-app-token", JOIN(["xa", "pp-1-A{U10}-{d13}-{x64}"])),
    ("Slack", "slack-webhook", "https://hooks.slack.com/services/T{U10}/B{U10}/{n24}"),
    ("Discord", "discord-bot-token", "MT{n24}.{u6}.{u38}"),
    ("Discord", "discord-webhook", "https://discord.com/api/webhooks/{d19}/{u68}"),
    ("Telegram", "telegram-bot-token", "{d10}:AA{u33}"),
    ("SendGrid", "sendgrid-key", "SG.{u22}.{u43}"),
    ("Mailgun", "mailgun-key", "key-{x32}"),
    ("Mailchimp", "mailchimp-key", "{x32}-us14"),
    ("Brevo", "brevo-key", "xkeysib-{x64}-{n16}"),
    ("Stripe", "stripe-secret-key", JOIN(["s", "k_live_{n24}"])),
    ("Stripe", "stripe-restricted-key", JOIN(["r", "k_live_{n99}"])),
    ("Stripe", "stripe-webhook-secret", "whsec_{n32}"),
    ("Square", "square-access-token", "EAAA{u60}"),
    ("Square", "square-oauth-secret", "sq0csp-{u43}"),
    ("PayPal", "braintree-token", "access_token$production${l16}${x32}"),
    ("Plaid", "plaid-access-token", "access-production-{x8}-{x4}-{x4}-{x4}-{x12}"),
    ("Linear", "linear-key", "lin_api_{n40}"),
    ("Notion", "notion-token", "ntn_{d11}{n35}"),
    ("Figma", "figma-token", "figd_{u40}"),
    ("Airtable", "airtable-token", "pat{n14}.{x64}"),
    ("Asana", "asana-token", "1/{d16}:{x32}"),
    ("Dropbox", "dropbox-token", "sl.{u135}"),
    ("HubSpot", "hubspot-token", "pat-na1-{x8}-{x4}-{x4}-{x4}-{x12}"),
    ("Contentful", "contentful-token", "CFPAT-{u43}"),
    ("Shopify", "shopify-token", "shpat_{x32}"),
    ("Adafruit", "adafruit-key", "aio_{n28}"),
    ("Age", "age-secret-key", "AGE-SECRET-KEY-1{q58}"),
    ("Facebook", "facebook-token", "EAACE{n150}"),
    ("X", "twitter-bearer-token", "A" * 22 + "{n22}%2F{n50}"),
]
#: Provider, how its key is named in settings and in sentences, and the shape.
KEYED = [
    ("AWS", "AWS_SECRET_ACCESS_KEY", "AWS secret access key", "{b40}"),
    ("Azure", "AZURE_STORAGE_ACCOUNTKEY", "Azure account key", "{b86}=="),
    ("Heroku", "HEROKU_API_KEY", "Heroku API key", "{x8}-{x4}-{x4}-{x4}-{x12}"),
    ("Fastly", "FASTLY_API_TOKEN", "Fastly token", "{n32}"),
    ("Vercel", "VERCEL_TOKEN", "Vercel token", "{n24}"),
    ("Datadog", "DATADOG_API_KEY", "Datadog API key", "{x32}"),
    ("PagerDuty", "PAGERDUTY_TOKEN", "PagerDuty API key", "u+{n18}"),
    ("Okta", "OKTA_API_TOKEN", "Okta token", "00{u40}"),
    ("Snyk", "SNYK_TOKEN", "Snyk token", "{x8}-{x4}-{x4}-{x4}-{x12}"),
    ("Cohere", "COHERE_API_KEY", "Cohere API key", "{n40}"),
    ("Mistral", "MISTRAL_API_KEY", "Mistral API key", "{n32}"),
    ("Deepgram", "DEEPGRAM_API_KEY", "Deepgram API key", "{x40}"),
    ("AssemblyAI", "ASSEMBLYAI_API_KEY", "AssemblyAI API key", "{x32}"),
    ("Twilio", "TWILIO_AUTH_TOKEN", "Twilio auth token", "{x32}"),
    ("Postmark", "POSTMARK_SERVER_TOKEN", "Postmark token", "{x8}-{x4}-{x4}-{x4}-{x12}"),
    ("Plaid", "PLAID_SECRET", "Plaid secret", "{x30}"),
    ("Zendesk", "ZENDESK_API_TOKEN", "Zendesk token", "{n40}"),
    ("Auth0", "AUTH0_CLIENT_SECRET", "Auth0 client secret", "{u64}"),
    ("LinkedIn", "LINKEDIN_CLIENT_SECRET", "LinkedIn client secret", "{n16}"),
    ("none", "SESSION_SECRET", "session secret", "{n32}"),
    ("none", "PAYMENTS_API_KEY", "API key for payments", "{n40}"),
]
CARRIERS = {
    "log": "2026-03-14T10:22:31Z INFO [auth] token={} user=17 took 31ms",
    "json": '{{"id": 12, "name": "prod", "token": "{}", "ok": true}}',
    "json in json": '{{"body": "{{\\"token\\":\\"{}\\",\\"n\\":1}}\\n"}}',
    "python": 'client = Client(region="eu", api_key="{}", timeout=30)',
    "javascript": "const token = '{}'; // staging",
    "env": "DEBUG=0\nSERVICE_TOKEN={}\nPORT=8080",
    "yaml": "auth:\n  token: {}\n  retries: 3",
    "url": "GET https://api.example.com/v1/items?access_token={}&page=2 200",
    "header": 'curl -H "Authorization: Bearer {}" https://api.example.com/v1/me',
    "table": "| staging | {} | 2026-01-01 |",
    "chat": "Here is what you asked for: {} - keep it to yourself, please.",
    "speech": "okay so the token is {} , did you get that",
}
KEYED_CARRIERS = {
    "env": "DEBUG=0\n{0}={2}\nPORT=8080",
    "export": 'export {0}="{2}"',
    "python": 'os.environ["{0}"] = "{2}"',
    "json": '{{"{0}": "{2}", "region": "eu"}}',
    "yaml": "env:\n  {0}: {2}\n",
    "log": "WARN config loaded: {0}={2}, retries=3",
    "chat": "The {1} is {2}.",
    "speech": "so the {1} for that is {2} okay",
}
NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
WORDS = [
    "copper",
    "velvet",
    "lantern",
    "harbor",
    "thistle",
    "marble",
    "pepper",
    "saddle",
    "willow",
    "ginger",
    "cobalt",
    "meadow",
    "falcon",
    "pebble",
    "orchid",
    "timber",
    "walnut",
    "canyon",
    "breeze",
    "raven",
]
SPOKEN = [
    ("the password is {}, all lower case", True),
    ("your new password is {}.", True),
    ("Yes, the password for the staging box is {} and the user is admin", True),
    ("okay the passphrase is {}", True),
]
WRITTEN = [
    ("password", 'db.connect(user="app", password="{}")'),
    ("password", "DB_PASSWORD={}\n"),
    ("password", '{{"user": "jo", "password": "{}"}}'),
    ("password", "The password is {}."),
    ("password", "I have set your password to {} for now."),
    ("connection-string", "postgresql://app:{}@db.internal:5432/shop"),
    ("connection-string", "mongodb+srv://app:{}@cluster0.example.net/shop?retryWrites=true"),
    ("connection-string", "REDIS_URL=redis://:{}@cache:6379/0"),
    ("connection-string", "Server=db1;Database=shop;User Id=app;Password={};Encrypt=true"),
    ("basic-auth-url", "git clone https://deploy:{}@git.example.com/shop.git"),
]


class Sample(NamedTuple):
    """A text, where the credential in it is, who hands it out, where it was put."""

    text: str
    start: int
    end: int
    provider: str
    carrier: str
    name: str | None


def drawn(shape: str, rng: random.Random) -> str:
    out, at = "", 0
    while at < len(shape):
        if shape[at] == "{":
            close = shape.index("}", at)
            letters = ALPHABETS[shape[at + 1]]
            out += JOIN(rng.choice(letters) for _ in range(int(shape[at + 2 : close])))
            at = close + 1
        else:
            out, at = out + shape[at], at + 1
    return out


def placed(carrier: str, value: str, provider: str, where: str, name: str | None) -> Sample:
    start = carrier.index(value)
    return Sample(carrier, start, start + len(value), provider, where, name)


def with_checksum(prefix: str, length: int, rng: random.Random) -> str:
    """A body, and the CRC-32 of it in base 62: the scheme of GitHub and of those who took it over."""
    letters = string.digits + string.ascii_uppercase + string.ascii_lowercase
    body = drawn(f"{{n{length}}}", rng)
    left, tail = binascii.crc32(body.encode("ascii")), ""
    while len(tail) < 6:
        tail, left = letters[left % 62] + tail, left // 62
    return f"{prefix}_{body}{tail}"


def marked(rng: random.Random) -> Sample:
    pick = rng.randrange(len(MARKED) + 5)
    if pick < 3:
        kind, name = rng.choice([("p", "token"), ("o", "oauth-token"), ("s", "app-token")])
        provider, name, value = "GitHub", f"github-{name}", with_checksum(f"gh{kind}", 30, rng)
    elif pick < 5:
        provider, name, value = "Vercel", "vercel-token", with_checksum("vcp", 50, rng)
    else:
        provider, name, shape = MARKED[pick - 5]
        value = drawn(shape, rng)
    where = rng.choice(
        [w for w in CARRIERS if w != "url" or (value.isascii() and "/" not in value)]
    )
    return placed(CARRIERS[where].format(value), value, provider, where, name)


def keyed(rng: random.Random) -> Sample:
    provider, key, phrase, shape = rng.choice(KEYED)
    value = drawn(shape, rng)
    where = rng.choice(list(KEYED_CARRIERS))
    text = KEYED_CARRIERS[where].format(key, phrase, value)
    return placed(text, value, provider, where, None)


def password(rng: random.Random) -> str:
    word = rng.choice(WORDS)
    return rng.choice(
        [
            f"{word.title()}{rng.randrange(10, 9999)}{rng.choice('!#$*')}",
            f"{word}{rng.randrange(10, 99)}",
            f"{word}-{rng.choice(WORDS)}-{rng.randrange(10, 99)}",
            drawn("{n12}", rng) + "7a",
            word.title() + rng.choice("_!") + drawn("{d4}", rng) + rng.choice("xyz"),
        ]
    )


def written_password(rng: random.Random) -> Sample:
    name, carrier = rng.choice(WRITTEN)
    value = password(rng)
    if "://" in carrier:
        value = value.replace("#", "!")
    return placed(carrier.format(value), value, "none", "password", name)


def spoken_password(rng: random.Random) -> Sample:
    digits = [rng.choice(NUMBERS) for _ in range(rng.randrange(1, 5))]
    value = " ".join(
        rng.choice(
            [
                [rng.choice(WORDS), *digits],
                [rng.choice(WORDS), rng.choice(["dash", "underscore"]), rng.choice(WORDS), *digits],
                ["capital", *rng.choice(WORDS), *digits],
            ]
        )
    )
    carrier, _ = rng.choice(SPOKEN)
    return placed(carrier.format(value), value, "none", "spoken password", "password")


def shaped(rng: random.Random) -> Sample:
    """Private keys, service accounts, JSON Web Tokens."""
    body = base64.b64encode(rng.randbytes(600)).decode()
    kind, name = rng.choice([("RSA ", "rsa"), ("EC ", "ec"), ("OPENSSH ", "ssh"), ("", "private")])
    lines = "\n".join(body[at : at + 64] for at in range(0, len(body), 64))
    frame = f"-----{{}} {kind}{PRIVATE}"
    key = f"{frame.format('BEGIN')}\n{lines}\n{frame.format('END')}"
    name = "private-key" if name == "private" else f"{name}-private-key"
    pick = rng.randrange(3)
    if pick == 0:
        return placed(f"$ cat key.pem\n{key}\n$", key, "PEM", "log", name)
    if pick == 1:
        account = {"type": "service_account", "project_id": "shop", "private_key": key}
        text = json.dumps(account)
        return placed(text, json.dumps(key)[1:-1], "Google", "json", "gcp-service-account")
    parts = [{"alg": "HS256", "typ": "JWT"}, {"sub": drawn("{d10}", rng), "iat": 1_767_225_600}]
    coded = [base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in parts]
    token = ".".join([*coded, drawn("{u43}", rng)])
    where = rng.choice(["log", "json", "header", "chat"])
    return placed(CARRIERS[where].format(token), token, "JWT", where, "json-web-token")


def samples(rng: random.Random) -> Iterator[Sample]:
    makers: list[Callable[[random.Random], Sample]] = [
        *[marked] * 12, *[keyed] * 3, written_password, written_password, spoken_password, shaped,
    ]  # fmt: skip
    for turn in range(CREDENTIALS):
        yield makers[turn % len(makers)](rng)


def lookalike(rng: random.Random) -> tuple[str, str]:
    """A text that only looks as if, and what kind it is of."""
    word = rng.choice(WORDS)
    return rng.choice(
        [
            ("hash", f"commit {drawn('{x40}', rng)}\nAuthor: {word}"),
            ("hash", f"sha256:{drawn('{x64}', rng)}  {word}.tar.gz"),
            ("hash", f'"integrity": "sha512-{drawn("{b86}", rng)}=="'),
            ("hash", f'etag: "{drawn("{x32}", rng)}"'),
            ("hash", f"cache key: {drawn('{x32}', rng)} hit"),
            ("uuid", f"request {uuid.UUID(int=rng.getrandbits(128))} done in 12ms"),
            ("uuid", f"Idempotency-Key: {uuid.UUID(int=rng.getrandbits(128))}"),
            ("uuid", f'{{"primary_key": "{uuid.UUID(int=rng.getrandbits(128))}"}}'),
            ("order", f"Your order {drawn('{U3}-{d7}-{d7}', rng)} has shipped."),
            ("order", f"Tracking number {drawn('1Z{U16}', rng)}, parcel of {word}."),
            ("order", f"Ticket #{drawn('{d8}', rng)} for {word} is still open."),
            ("image", f"data:image/png;base64,{drawn('iVBORw0KGgo{b600}', rng)}=="),
            ("image", f'<img src="data:image/jpeg;base64,/9j/4AAQSkZJRg{drawn("{b400}", rng)}">'),
            ("gap", f"export API_KEY=your-{word}-api-key"),
            ("gap", 'password = "<your password>"'),
            ("gap", "Authorization: Bearer ${TOKEN}"),
            ("gap", "token: {{ secrets.DEPLOY_TOKEN }}"),
            ("gap", f"AWS_SECRET_ACCESS_KEY={'x' * 40}"),
            ("gap", "github token: ghp" + "_" + "x" * 36),
            ("gap", "api_key: REPLACE_ME_WITH_YOUR_KEY"),
            ("gap", "postgres://user:password@localhost:5432/db"),
            ("gap", "postgres://app:${DB_PASSWORD}@db/shop"),
            ("gap", "access key " + "AKIA" + "IOSFODNN7" + "EXAMPLE"),
            ("code", "password = get_password(user)"),
            ("code", "token = request.headers.get('X-Token')"),
            ("code", "def login(username: str, password: str) -> Token:"),
            ("code", "self.api_key = settings.api_key"),
            ("code", "if password != confirm_password: raise ValueError('password mismatch')"),
            ("code", "max_tokens: 4096, temperature: 0.2, eos_token: '<end>'"),
            ("code", f"PASSWORD_RESET_URL=https://shop.example/reset/{word}"),
            ("code", '<input type="password" name="password" placeholder="Password">'),
        ]
    )


ORDINARY = [
    "I forgot my password, can you send me a reset link?",
    "Your password is too short: it must have at least 12 characters.",
    "The password is case sensitive and expires every 90 days.",
    "Password: at least one digit, one capital letter and one symbol.",
    "I cannot tell you the password. It is stored in the vault and nobody can read it.",
    "My PIN is blocked after three wrong tries, what shall I do?",
    "Your PIN is sent by letter within five working days.",
    "The key to a good negotiation is patience.",
    "Where do I find the API key in the dashboard?",
    "The token is expired, please sign in again.",
    "The secret is to let the dough rest over night.",
    "Never share your verification code with anybody, not even with us.",
    "The password is different for each account, of course.",
    "Is the access code the same as the door code?",
    "Our opening hours are nine to five, Monday to Friday.",
    "The password was changed yesterday by the account's owner.",
    "Please use the password that you chose when you signed up.",
    "I have read the terms, and my card was charged twice.",
    "Your password is safe with us. We keep only a hash of it.",
    "What is the password policy for contractors?",
    "The wifi password is on the back of the router.",
    "Could you read me the order number, please? It begins with two letters.",
    "You will get a code by text message; enter it to log in.",
    "The credentials are managed by the identity team.",
]


def ordinary(rng: random.Random) -> tuple[str, str]:
    picked = rng.sample(ORDINARY, rng.randrange(1, 4))
    return "ordinary", " ".join(picked)


def long_text() -> str:
    """A megabyte of what the repository's own pages say."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages if page.is_file())
    return (text * (1_000_000 // len(text) + 1))[:1_000_000]


def adversarial() -> Iterator[tuple[str, str]]:
    size = 1_000_000
    pieces = [
        "a", "A", "0", ".", "|", "\n", '"', "é", "\ud800", "eyJ", "-eyJ", "EAA", "-EAA", JOIN(["gl", "pat-"]),
        JOIN(["s", "k-"]), "://", "a://b:", "a://a:a@", f"-----BEGIN RSA {PRIVATE}\n", ":AA", "%3D",
        f"-----BEGIN {PRIVATE}aaaa", "password=", "password=a1 ", "token=aaaaaaaa1B ",
        "key=key:key=", "password is ", "password is bo two ", "password='", "pin is 12 ", 'token="',
        "pin is one two ", "one ", "password for a b c d e f ", "aws secret key: aaaaaaaa1B2c ",
    ]  # fmt: skip
    for piece in pieces:
        yield repr(piece), (piece * (size // len(piece) + 1))[:size]
    rng = random.Random(SEED)
    yield "base64", base64.b64encode(rng.randbytes(size * 3 // 4)).decode()


def report(found: Counter[tuple[str, str]], title: str, keys: list[str]) -> None:
    say(f"\n{title:24} {'number':>7} {'found':>7} {'span':>7} {'name':>7}")
    for key in keys:
        number = found[key, "all"]
        rates = [found[key, what] / number for what in ("found", "span", "name")]
        say(f"{key:24} {number:7} " + " ".join(f"{rate:7.1%}" for rate in rates))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def measure_found() -> tuple[float, int]:
    rng = random.Random(SEED)
    counts: Counter[tuple[str, str]] = Counter()
    missed: dict[str, list[str]] = defaultdict(list)
    providers = set()
    for sample in samples(rng):
        matches = find_credentials(sample.text)
        over = [m for m in matches if m.start < sample.end and m.end > sample.start]
        exact = [m for m in over if (m.start, m.end) == (sample.start, sample.end)]
        named = [m for m in exact if sample.name in {None, m.name}]
        if sample.provider != "none":
            providers.add(sample.provider)
        for key in ("everything", f"in {sample.carrier}"):
            counts[key, "all"] += 1
            counts[key, "found"] += bool(over)
            counts[key, "span"] += bool(exact)
            counts[key, "name"] += bool(named)
        if not named:
            missed[f"{sample.provider} in {sample.carrier}"].append(str([m.name for m in over]))
    report(counts, "made-up credentials", sorted({key for key, _ in counts}))
    for where, what in sorted(missed.items()):
        say(f"  not as it should be: {where} x{len(what)}: {what[0]}")
    say(f"{len(providers)} providers")
    return counts["everything", "name"] / counts["everything", "all"], len(providers)


def measure_false() -> float:
    rng = random.Random(SEED + 1)
    counts: Counter[str] = Counter()
    false: Counter[str] = Counter()
    shown: set[str] = set()
    for turn in range(LOOKALIKES):
        kind, text = lookalike(rng) if turn % 2 else ordinary(rng)
        counts[kind] += 1
        if matches := find_credentials(text):
            false[kind] += 1
            if kind not in shown:
                say(f"  false alarm: {matches[0].name} in {text[:100]!r}")
                shown.add(kind)
    say(f"\n{'false alarms':24} {'texts':>7} {'alarms per 1,000':>17}")
    for kind in sorted(counts):
        say(f"{kind:24} {counts[kind]:7} {1000 * false[kind] / counts[kind]:17.1f}")
    say(f"{'everything':24} {LOOKALIKES:7} {1000 * false.total() / LOOKALIKES:17.1f}")
    return false.total() / LOOKALIKES


def seconds(text: str) -> float:
    begin = time.process_time()
    find_credentials(text)
    return time.process_time() - begin


def measure_speed() -> tuple[float, float]:
    text = long_text()
    speed = len(text.encode()) / min(seconds(text) for _ in range(3)) / 1e6
    worst, where = 0.0, ""
    for name, hostile in adversarial():
        taken = seconds(hostile)
        if taken > MOST_SECONDS:  # the machine may have had something else to do
            taken = min(taken, seconds(hostile))
        worst, where = max((worst, where), (taken, name))
    say(f"\n{speed:.1f} MB/s on ordinary text; slowest hostile megabyte: {worst:.2f} s, of {where}")
    return speed, worst


def main() -> int:
    rate, providers = measure_found()
    false = measure_false()
    speed, worst = measure_speed()
    goals = {
        f"found as they should be: {rate:.1%}, at least {LEAST_FOUND:.0%}": rate >= LEAST_FOUND,
        f"providers: {providers}, at least 40": providers >= 40,
        f"false alarms: {false:.2%}, at most {MOST_FALSE:.0%}": false <= MOST_FALSE,
        f"speed: {speed:.1f} MB/s, at least {LEAST_SPEED:.0f}": speed >= LEAST_SPEED,
        f"hostile megabyte: {worst:.2f} s, at most {MOST_SECONDS:.0f}": worst <= MOST_SECONDS,
    }
    say("")
    for goal, reached in goals.items():
        say(f"{'ok  ' if reached else 'MISS'} {goal}")
    return 0 if all(goals.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
