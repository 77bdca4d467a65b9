/** URLs taken apart, put together and joined, as CPython 3.12 does it. */
import { work } from "../../values/code-points.ts";
import { valueError } from "../../values/exceptions.ts";
import { quoteText } from "../../values/quoting.ts";

const words = (text: string): ReadonlySet<string> => new Set(["", ...text.split(" ")]);

const RELATIVE = words(
  "ftp http gopher nntp imap wais file https shttp mms prospero rtsp rtsps rtspu sftp svn svn+ssh ws wss",
);
const WITH_HOST = words(
  "ftp http gopher nntp telnet imap wais file mms https shttp snews prospero rtsp rtsps rtspu rsync svn svn+ssh sftp nfs git git+ssh ws wss itms-services",
);
const WITH_PARAMETERS = words("ftp hdl prospero http imap https shttp rtsp rtsps rtspu sip sips mms sftp tel");

/** Scheme, host, path, query, fragment. */
export function splitUrl(given: string, scheme: string, fragments: boolean): string[] {
  work(given.length * 4);
  let url = given.replace(/^[\0- ]+/, "").replace(/[\t\r\n]/g, "");
  let found = scheme
    .replace(/^[\0- ]+/, "")
    .replace(/[\0- ]+$/, "")
    .replace(/[\t\r\n]/g, "");
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(url);
  if (match !== null) {
    found = (match[1] ?? "").toLowerCase();
    url = url.slice(match[0].length);
  }
  let host = "";
  if (url.startsWith("//")) {
    const end = url.slice(2).search(/[/?#]/);
    host = end < 0 ? url.slice(2) : url.slice(2, end + 2);
    url = end < 0 ? "" : url.slice(end + 2);
    if (host.includes("[") !== host.includes("]")) throw valueError("Invalid IPv6 URL");
    if (host.includes("[")) checkBracketed(host.slice(host.indexOf("[") + 1).split("]")[0] ?? "");
  }
  let fragment = "";
  let query = "";
  const hash = fragments ? url.indexOf("#") : -1;
  if (hash >= 0) {
    fragment = url.slice(hash + 1);
    url = url.slice(0, hash);
  }
  const mark = url.indexOf("?");
  if (mark >= 0) {
    query = url.slice(mark + 1);
    url = url.slice(0, mark);
  }
  checkHost(host);
  return [found, host, url, query, fragment];
}

function checkBracketed(host: string): void {
  if (host.startsWith("v")) {
    if (!/^v[a-fA-F0-9]+\..+$/.test(host)) throw valueError("IPvFuture address is invalid");
    return;
  }
  if (
    /^\d{1,3}(\.\d{1,3}){3}$/.test(host) &&
    host.split(".").every((part) => Number(part) < 256 && !/^0\d/.test(part))
  ) {
    throw valueError("An IPv4 address cannot be in brackets");
  }
  if (!isIpv6(host)) throw valueError(`${quoteText(host)} does not appear to be an IPv4 or IPv6 address`);
}

function isIpv6(host: string): boolean {
  const [address = "", zone, ...more] = host.split("%");
  if (zone === "" || more.length > 0 || address.split("::").length > 2) return false;
  const tail = /(?:^|:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address)?.[1];
  if (tail?.split(".").some((part) => Number(part) > 255 || /^0\d/.test(part))) return false;
  const plain = tail === undefined ? address : `${address.slice(0, -tail.length)}0:0`;
  const compressed = plain.includes("::");
  const groups = plain.split(compressed ? /::|:/ : ":").filter((group) => !(compressed && group === ""));
  return (
    groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (compressed ? groups.length < 8 : groups.length === 8)
  );
}

/** Characters that become separators when normalized are refused. */
function checkHost(host: string): void {
  if (/^[\0-\x7f]*$/.test(host)) return;
  const bare = host.replace(/[@:#?]/g, "");
  const normal = bare.normalize("NFKC");
  if (normal !== bare && /[/?#@:]/.test(normal)) {
    throw valueError(`netloc '${host}' contains invalid characters under NFKC normalization`);
  }
}

/** Scheme, host, path, parameters, query, fragment. */
export function parseUrl(url: string, givenScheme: string, fragments: boolean): string[] {
  const [scheme = "", host = "", path = "", query = "", fragment = ""] = splitUrl(url, givenScheme, fragments);
  if (!WITH_PARAMETERS.has(scheme) || !path.includes(";")) return [scheme, host, path, "", query, fragment];
  const slash = path.lastIndexOf("/");
  const mark = path.indexOf(";", Math.max(slash, 0));
  const [bare, parameters] = mark < 0 ? [path, ""] : [path.slice(0, mark), path.slice(mark + 1)];
  return [scheme, host, bare, parameters, query, fragment];
}

export function joinSplit([scheme = "", host = "", path = "", query = "", fragment = ""]: readonly string[]): string {
  let url = path;
  if (host !== "" || (scheme !== "" && WITH_HOST.has(scheme) && !url.startsWith("//"))) {
    if (url !== "" && !url.startsWith("/")) url = `/${url}`;
    url = `//${host}${url}`;
  }
  if (scheme !== "") url = `${scheme}:${url}`;
  if (query !== "") url = `${url}?${query}`;
  return fragment === "" ? url : `${url}#${fragment}`;
}

export function joinParts([
  scheme = "",
  host = "",
  path = "",
  params = "",
  query = "",
  fragment = "",
]: readonly string[]): string {
  return joinSplit([scheme, host, params === "" ? path : `${path};${params}`, query, fragment]);
}

/** What `url` means on the page `base`. */
export function joinUrls(base: string, url: string, fragments: boolean): string {
  if (base === "" || url === "") return base === "" ? url : base;
  const [baseScheme = "", baseHost = "", basePath = "", baseParams = "", baseQuery = ""] = parseUrl(
    base,
    "",
    fragments,
  );
  const parts = parseUrl(url, baseScheme, fragments);
  const [scheme = "", , , , , fragment = ""] = parts;
  let [, host = "", path = "", params = "", query = ""] = parts;
  if (scheme !== baseScheme || !RELATIVE.has(scheme)) return url;
  if (WITH_HOST.has(scheme)) {
    if (host !== "") return joinParts(parts);
    host = baseHost;
  }
  if (path === "" && params === "") {
    path = basePath;
    params = baseParams;
    if (query === "") query = baseQuery;
    return joinParts([scheme, host, path, params, query, fragment]);
  }
  const segments = path.startsWith("/") ? path.split("/") : mergedSegments(basePath, path);
  const resolved: string[] = [];
  for (const segment of segments) {
    if (segment === "..") resolved.pop();
    else if (segment !== ".") resolved.push(segment);
  }
  const last = segments.at(-1);
  if (last === "." || last === "..") resolved.push("");
  path = resolved.join("/") || "/";
  return joinParts([scheme, host, path, params, query, fragment]);
}

function mergedSegments(basePath: string, path: string): string[] {
  const base = basePath.split("/");
  if (base.at(-1) !== "") base.pop();
  const all = [...base, ...path.split("/")];
  return all.filter((segment, i) => i === 0 || i === all.length - 1 || segment !== "");
}
