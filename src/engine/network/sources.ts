/**
 * The network modules, in Python: they are run when a hook imports them, over `_send(method, url, headers, body)`, which answers
 * `(status, reason, headers, body)`. What hooks use of the real ones, no more.
 */
const urllibError = `
class URLError(OSError):
    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason
        if filename is not None:
            self.filename = filename
    def __str__(self):
        return '<urlopen error %s>' % self.reason

class HTTPError(URLError):
    def __init__(self, url, code, msg, hdrs, fp):
        self.code = code
        self.msg = msg
        self.hdrs = hdrs
        self.fp = fp
        self.filename = url
        self.url = url
        self.args = ()
    @property
    def reason(self):
        return self.msg
    @property
    def headers(self):
        return self.hdrs
    @property
    def status(self):
        return self.code
    def __str__(self):
        return 'HTTP Error %s: %s' % (self.code, self.msg)
    def __repr__(self):
        return '<HTTPError %s: %r>' % (self.code, self.msg)
    def read(self, amt=None):
        return self.fp.read(amt)
    def getcode(self):
        return self.code
    def geturl(self):
        return self.url
    def info(self):
        return self.hdrs
    def close(self):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *details):
        return None
`;

const urllibRequest = `
from urllib.error import URLError, HTTPError

class HTTPResponse:
    def __init__(self, url, status, reason, headers, body):
        self.url = url
        self.status = self.code = status
        self.reason = self.msg = reason
        self.headers = headers
        self._body = body
        self._at = 0
    def read(self, amt=None):
        end = len(self._body) if amt is None else self._at + amt
        part = self._body[self._at:end]
        self._at += len(part)
        return part
    def __iter__(self):
        return iter(self.read().splitlines(True))
    def getcode(self):
        return self.status
    def geturl(self):
        return self.url
    def info(self):
        return self.headers
    def getheader(self, name, default=None):
        return self.headers.get(name, default)
    def getheaders(self):
        return list(self.headers.items())
    def close(self):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *details):
        return None

class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = {}
        for key, value in headers.items():
            self.add_header(key, value)
        self.origin_req_host = origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method
    def get_method(self):
        return getattr(self, 'method', 'POST' if self.data is not None else 'GET')
    def get_full_url(self):
        return self.full_url
    def add_header(self, key, val):
        self.headers[key.capitalize()] = val
    def has_header(self, header_name):
        return header_name in self.headers
    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, default)
    def header_items(self):
        return list(self.headers.items())

def urlopen(url, data=None, timeout=None, *, context=None):
    request = Request(url, data) if isinstance(url, str) else url
    if data is not None:
        request.data = data
    body = request.data
    if isinstance(body, str):
        raise TypeError('POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.')
    headers = dict(request.headers)
    if body is not None and 'Content-type' not in headers:
        headers['Content-type'] = 'application/x-www-form-urlencoded'
    try:
        status, reason, answered, content = _send(request.get_method(), request.full_url, headers, body)
    except ConnectionError as error:
        raise URLError(error) from error
    response = HTTPResponse(request.full_url, status, reason, _Headers(answered), content)
    if not 200 <= status < 300:
        raise HTTPError(request.full_url, status, reason, response.headers, response)
    return response
`;

const requestsExceptions = `
class RequestException(OSError):
    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop('response', None)
        self.request = kwargs.pop('request', None)
        super().__init__(*args)

class InvalidJSONError(RequestException):
    pass

class JSONDecodeError(InvalidJSONError, ValueError):
    pass

class HTTPError(RequestException):
    pass

class ConnectionError(RequestException):
    pass

class Timeout(RequestException):
    pass
`;

const requests = `
from requests import exceptions
from requests.exceptions import RequestException, HTTPError, ConnectionError, Timeout, JSONDecodeError

class Response:
    def __init__(self, method, url, status, reason, headers, content):
        self.status_code = status
        self.reason = reason
        self.headers = headers
        self.content = content
        self.url = url
        self.encoding = 'utf-8'
    @property
    def ok(self):
        return self.status_code < 400
    @property
    def text(self):
        return self.content.decode(self.encoding or 'utf-8', 'replace')
    def json(self, **kwargs):
        try:
            return _loads(self.text)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from error
    def raise_for_status(self):
        if 400 <= self.status_code < 600:
            side = 'Client' if self.status_code < 500 else 'Server'
            message = f'{self.status_code} {side} Error: {self.reason} for url: {self.url}'
            raise HTTPError(message, response=self)
    def iter_lines(self):
        return iter(self.content.splitlines())
    def close(self):
        pass
    def __bool__(self):
        return self.ok
    def __repr__(self):
        return f'<Response [{self.status_code}]>'
    def __enter__(self):
        return self
    def __exit__(self, *details):
        return None

def request(method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None, timeout=None,
            allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None, json=None):
    sent = _Headers({str(name): str(value) for name, value in (headers or {}).items() if value is not None})
    if params:
        url += ('&' if '?' in url else '?') + (params if isinstance(params, str) else _query(params))
    body = None
    if data:
        if isinstance(data, (str, bytes)):
            body = data.encode() if isinstance(data, str) else data
        else:
            body = _query(data).encode()
            sent.setdefault('Content-Type', 'application/x-www-form-urlencoded')
    elif json is not None:
        body = _dumps(json).encode()
        sent.setdefault('Content-Type', 'application/json')
    try:
        status, reason, answered, content = _send(method.upper(), url, dict(sent), body)
    except OSError as error:
        raise ConnectionError(str(error)) from error
    return Response(method, url, status, reason, _Headers(answered), content)

def get(url, params=None, **kwargs):
    return request('get', url, params=params, **kwargs)
def options(url, **kwargs):
    return request('options', url, **kwargs)
def head(url, **kwargs):
    return request('head', url, **kwargs)
def post(url, data=None, json=None, **kwargs):
    return request('post', url, data=data, json=json, **kwargs)
def put(url, data=None, **kwargs):
    return request('put', url, data=data, **kwargs)
def patch(url, data=None, **kwargs):
    return request('patch', url, data=data, **kwargs)
def delete(url, **kwargs):
    return request('delete', url, **kwargs)

class Session:
    def __init__(self):
        self.headers = _Headers({})
        self.params = {}
    def request(self, method, url, headers=None, params=None, **kwargs):
        merged = {**self.headers, **(headers or {})}
        return request(method, url, headers=merged, params=params or self.params, **kwargs)
    def get(self, url, **kwargs):
        return self.request('get', url, **kwargs)
    def post(self, url, data=None, json=None, **kwargs):
        return self.request('post', url, data=data, json=json, **kwargs)
    def put(self, url, data=None, **kwargs):
        return self.request('put', url, data=data, **kwargs)
    def patch(self, url, data=None, **kwargs):
        return self.request('patch', url, data=data, **kwargs)
    def delete(self, url, **kwargs):
        return self.request('delete', url, **kwargs)
    def close(self):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *details):
        return None

def session():
    return Session()
`;

/** Header names in any case, as both libraries look them up; and query texts. */
const shared = `
class _Headers(dict):
    def __init__(self, items):
        super().__init__(items)
    def _found(self, name):
        lower = name.lower()
        return next((key for key in self if key.lower() == lower), name)
    def __getitem__(self, name):
        return super().__getitem__(self._found(name))
    def __contains__(self, name):
        return any(key.lower() == name.lower() for key in self)
    def get(self, name, default=None):
        return super().get(self._found(name), default)
    def setdefault(self, name, value=None):
        return super().setdefault(self._found(name), value)

def _quoted(value):
    safe = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~'
    text = value if isinstance(value, bytes) else str(value).encode()
    return ''.join(chr(byte) if chr(byte) in safe else '+' if byte == 32 else f'%{byte:02X}' for byte in text)

def _query(pairs):
    parts = []
    for name, value in pairs.items() if hasattr(pairs, 'items') else pairs:
        for each in value if isinstance(value, (list, tuple)) else [value]:
            if each is not None:
                parts.append(f'{_quoted(name)}={_quoted(each)}')
    return '&'.join(parts)
`;

/** Module texts by dotted name. */
export const networkSources: ReadonlyMap<string, string> = new Map([
  ["urllib.error", urllibError],
  ["urllib.request", `${shared}${urllibRequest}`],
  ["requests.exceptions", requestsExceptions],
  ["requests", `${shared}${requests}`],
]);
