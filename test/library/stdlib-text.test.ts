import { describe, expect, it } from "vitest";
import { base64Module, binasciiModule, zlibModule } from "../../src/library/base64/module.ts";
import { difflibModule } from "../../src/library/difflib/module.ts";
import { hmacModule } from "../../src/library/hashlib/hmac.ts";
import { hashlibModule } from "../../src/library/hashlib/module.ts";
import { htmlModule } from "../../src/library/html/module.ts";
import { stringModule } from "../../src/library/string/module.ts";
import { textwrapModule } from "../../src/library/textwrap/module.ts";
import { unicodedataModule } from "../../src/library/unicodedata/module.ts";
import { urllibParseModule } from "../../src/library/urllib-parse/module.ts";
import { uuidModule } from "../../src/library/uuid.ts";
import { defaultLimits } from "../../src/values/meter.ts";
import { differences, outcome } from "./recorded-snippets.ts";

const modules = [
  base64Module,
  binasciiModule,
  zlibModule,
  difflibModule,
  hashlibModule,
  hmacModule,
  htmlModule,
  stringModule,
  textwrapModule,
  unicodedataModule,
  urllibParseModule,
  uuidModule,
];

describe("modules about text and bytes answer recorded snippets as CPython does", () => {
  it.each(["base64", "difflib", "hashlib", "html", "string", "textwrap", "unicodedata", "urllib.parse", "uuid"])(
    "%s",
    (name) => {
      expect(differences(name, modules)).toEqual([]);
    },
  );
});

describe("what they work through is counted", () => {
  const limits = { ...defaultLimits, steps: 50_000, textLength: 100_000 };
  it.each([
    "import hashlib\nd = b'a' * 90000\nh = hashlib.md5()\nfor i in range(1000): h.update(d)",
    "import hashlib\nhashlib.pbkdf2_hmac('sha256', b'p', b's', 10**9)",
    "import hashlib\nhashlib.shake_128().digest(10**9)",
    "import base64\nbase64.b64encode(b'a' * 90000)",
    "import textwrap\ntextwrap.wrap('ab-' * 30000, 5)",
    "import textwrap\ntextwrap.indent('a\\n' * 300, 'x' * 1000)",
    "import difflib\ndifflib.SequenceMatcher(None, 'ab' * 2000, 'ba' * 2000, False).ratio()",
    "import difflib\nlist(difflib.ndiff([str(i) for i in range(300)], [str(-i) for i in range(300)]))",
    "import unicodedata\nunicodedata.normalize('NFKD', '\ufdfa' * 90000)",
    "from urllib.parse import quote\nquote('é' * 50000)",
    "import string\nstring.Template('$a' * 1000).substitute(a='x' * 1000)",
    "import html\nhtml.escape('\"' * 50000)",
  ])("%s", (code) => {
    expect(outcome(code, modules, limits)).toMatch(/^!LimitReached/);
  });
});
