"""Records what CPython 3.12 answers to snippets that use io, csv and pprint, in the way of record-stdlib-text.py and with its options.

    python scripts/record-streams.py test/fixtures/library
"""

import csv
import re
from importlib import import_module

text = import_module("record-stdlib-text")
rng = text.rng
text.GENERATORS.clear()

# io -----------------------------------------------------------------------------------------------------------------

IO_CASES = r"""
io.StringIO(5)
io.StringIO('a', newline=5)
io.StringIO('a', newline='x')
io.StringIO('a', '\n', 3)
io.StringIO(foo=1)
io.StringIO(initial_value='ab', newline=None).read()
io.StringIO(None).getvalue(), io.BytesIO(None).getvalue()
io.StringIO().write(5)
io.StringIO().write(None)
io.StringIO().write()
io.StringIO('a').read('x')
io.StringIO('a').read(1.5)
io.StringIO('abc').read(None), io.StringIO('abc').read(-5), io.StringIO('abc').read(True), io.StringIO('abc').read(10**18)
io.StringIO('a').read(10**30)
io.StringIO('a').readline('x')
io.StringIO('a').seek(-1)
io.StringIO('a').seek(1, 1)
io.StringIO('a').seek(1, 2)
io.StringIO('a').seek(0, 3)
io.StringIO('a').seek(0, 10**10)
io.StringIO('a').seek('x')
io.StringIO('a').seek(0, 'x')
io.StringIO('a').seek()
io.StringIO('a').truncate(-1)
io.StringIO('a').truncate('x')
io.StringIO('a').truncate(1.5)
io.StringIO('a').readlines('x')
io.StringIO('a\nb\nc').readlines(-1), io.StringIO('a\nb\nc').readlines(0), io.StringIO('a\nb\nc').readlines(2), io.StringIO('a\nb\nc').readlines(3), io.StringIO('').readlines()
io.BytesIO(b'a\nb\nc').readlines(-1), io.BytesIO(b'a\nb\nc').readlines(0), io.BytesIO(b'a\nb\nc').readlines(2), io.BytesIO(b'a\nb\nc').readlines(3), io.BytesIO().readlines(None)
io.StringIO('a').writelines(5)
io.StringIO('a').writelines([5])
io.StringIO('a').fileno()
io.StringIO('a').detach()
s = io.StringIO('a'); s.encoding, s.errors, s.newlines, s.line_buffering, s.closed, s.readable(), s.writable(), s.seekable(), s.isatty(), s.flush()
io.StringIO('a').name
io.StringIO('a').mode
io.StringIO('a').buffer
io.StringIO('a').read1()
io.StringIO.__mro__, io.BytesIO.__mro__, io.IOBase.__mro__, io.TextIOBase.__mro__, io.RawIOBase.__mro__, io.BufferedIOBase.__mro__, io.UnsupportedOperation.__mro__
type(io.IOBase), type(io.StringIO), io.StringIO.__module__, io.StringIO.__name__
[isinstance(io.StringIO(), c) for c in (io.IOBase, io.TextIOBase, io.BufferedIOBase, io.RawIOBase)], [isinstance(io.BytesIO(), c) for c in (io.IOBase, io.TextIOBase, io.BufferedIOBase, io.RawIOBase)], isinstance('', io.IOBase)
issubclass(io.StringIO, io.TextIOBase), issubclass(io.TextIOBase, io.IOBase), issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError)
io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE, io.BlockingIOError
io.BytesIO('a')
io.BytesIO(5)
io.BytesIO(b'a', 3)
io.BytesIO(initial_bytes=b'a').getvalue(), io.BytesIO(bytearray(b'xy')).getvalue()
io.BytesIO().write('a')
io.BytesIO().write(5)
io.BytesIO(b'a').read('x')
io.BytesIO(b'a').seek(-1)
io.BytesIO(b'a').seek(0, 3)
io.BytesIO(b'abc').seek(-5, 2), io.BytesIO(b'abc').seek(-1, 1), io.BytesIO(b'abc').seek(-1, 2), io.BytesIO(b'abc').seek(4, 1)
io.BytesIO(b'a').truncate(-1)
io.BytesIO(b'a').readinto(b'a')
io.BytesIO(b'a').readinto('a')
b = bytearray(b'xxxx'); s = io.BytesIO(b'abc'); s.readinto(b), b, s.readinto(b), b
io.BytesIO(b'a').readlines('x')
io.BytesIO(b'a').fileno()
io.BytesIO(b'a').detach()
io.BytesIO(b'a').writelines('abc')
s = io.BytesIO(); s.writelines([b'a', bytearray(b'b')]), s.getvalue(), s.tell(), s.isatty(), s.readable(), s.writable(), s.seekable(), s.flush()
io.BytesIO().newlines
s = io.BytesIO(b'abcdef'); s.read(2), s.read1(2), s.read1(), s.read(1), s.tell()
s = io.BytesIO(b'a\nbc\r\nd'); s.readline(), s.readline(1), s.readline(), s.readline(-1), s.readline(), s.tell()
list(io.BytesIO(b'a\nbc\n\nd')), next(io.BytesIO(b'x')), list(io.BytesIO())
next(io.BytesIO())
next(io.StringIO())
s = io.BytesIO(b'abc'); s.seek(5), s.read(), s.write(b'x'), s.getvalue()
s = io.BytesIO(b'abcdef'); s.seek(2), s.truncate(), s.getvalue(), s.truncate(10), s.seek(4), s.write(b'z'), s.getvalue()
s = io.BytesIO(); [s.write(bytes([i])) for i in range(200)]; s.tell(), s.getvalue() == bytes(range(200))
io.IOBase().read()
io.IOBase().readline()
io.IOBase().seek(0)
io.IOBase().tell()
io.IOBase().truncate()
io.IOBase().fileno()
io.IOBase().closed, io.IOBase().readable(), io.IOBase().writable(), io.IOBase().seekable(), io.IOBase().isatty(), io.IOBase().flush(), io.IOBase().close()
io.TextIOBase().read()
io.TextIOBase().write('a')
io.TextIOBase().readline()
io.TextIOBase().detach()
io.TextIOBase().encoding, io.TextIOBase().newlines, io.TextIOBase().errors
io.BufferedIOBase().read()
io.BufferedIOBase().read1()
io.BufferedIOBase().write(b'')
io.BufferedIOBase().detach()
io.RawIOBase().readinto(bytearray(1))
len(io.StringIO())
bool(io.StringIO()), io.StringIO('a') == io.StringIO('a')
s = io.StringIO('a'); iter(s) is s, s.__enter__() is s, s.__exit__(None, None, None), s.closed, s.close()
raise io.UnsupportedOperation('x')
with io.StringIO('ab') as s:
    t = s.read()
t, s.closed
with io.StringIO() as s: s.write('x')
s.getvalue()
with io.BytesIO(b'x') as s: pass
s.read()
with s: pass
s = io.StringIO(); s.close(); s.__enter__()
s = io.StringIO(); s.x = 5; s.x, s.__dict__
class L(io.StringIO):
    def readline(self, size=-1): return super().readline(size).upper()
list(L('a\nb\n')), L('a\nb').readlines(), L('ab').read()
class W(io.StringIO):
    def write(self, text): return super().write(text + '!')
w = W('a'); w.writelines(['b', 'c']), print('x', 'y', file=w), w.getvalue()
class N(io.StringIO):
    def __init__(self): pass
N().read()
class N(io.StringIO):
    def __init__(self): pass
N().closed
class N(io.BytesIO):
    def __init__(self): pass
N().read()
class K(io.StringIO):
    def __init__(self, *a, tag=None, **k): super().__init__(*a, **k); self.tag = tag
k = K('a', newline='\r\n', tag=3); k.tag, k.write('x\ny'), k.getvalue(), isinstance(k, io.TextIOBase), isinstance(k, io.StringIO)
class T(io.TextIOBase):
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text); return len(text)
t = T(); print(1, 2, file=t), t.writelines(['a', 'b']), t.parts, t.closed, t.writable(), t.close(), t.closed
class T(io.TextIOBase):
    def write(self, text): return 1
with T() as t: t.write('a')
t.writelines([])
class R(io.RawIOBase):
    def __init__(self, d): self.d = d
    def read(self, n=-1): r, self.d = self.d[:n], self.d[n:]; return r
R(b'ab\ncd\nef').readline(), list(R(b'ab\ncd\nef')), R(b'ab\ncd').readline(1), R(b'ab\ncd\nef').readlines(3)
class R(io.IOBase):
    def read(self, n=-1): return 'x'
R().readline()
class F(io.IOBase):
    def flush(self): self.flushed = True
f = F(); f.close(); f.flushed, f.closed, f.close()
class C(io.IOBase): pass
c = C(); c.close(); c.flush()
class C(io.IOBase): pass
c = C(); c.close(); iter(c)
s = io.StringIO('a\nb\n'); next(s), s.tell(), s.read(), s.seek(0), s.readlines(), s.readline(), s.read()
s = io.StringIO('abc'); s.write('X'), s.getvalue(), s.read(), s.write('YZ'), s.getvalue()
s = io.StringIO('abc'); s.seek(0, 2), s.write('d'), s.seek(6), s.write('e'), s.getvalue(), s.seek(0, 1)
s = io.StringIO('abcdef'); s.seek(2), s.truncate(), s.getvalue(), s.tell(), s.truncate(10), s.truncate(1), s.tell(), s.read(), s.write('z'), s.getvalue()
s = io.StringIO('a😀b😀\n😀c'); s.read(2), s.tell(), s.readline(), s.tell(), s.seek(1), s.read(1), s.write('xy'), s.getvalue(), s.tell(), s.truncate(2), s.getvalue()
s = io.StringIO('😀😀😀\n'); s.readline(2), s.readline(1), s.readline(5), s.seek(1), s.write('é'), s.seek(0), s.read()
s = io.StringIO(); s.write('é\n'), s.write('日本\n'), s.getvalue(), s.tell()
s = io.StringIO(); s.write(type('S', (str,), {})('ab')), s.getvalue(), type(s.getvalue())
s = io.StringIO('old'); s.__init__('new'), s.read(), s.close(), s.__init__('again'), s.read()
s = io.StringIO('a'); s.seek(True), s.tell(), s.read(True)
s = io.StringIO(); print('a', 1, None, sep='-', end='!', file=s); print(file=s); print('b', file=s, flush=True); s.getvalue()
s = io.StringIO(); s.close(); print('a', file=s)
import json; s = io.StringIO(); json.dump({'a': [1, 2.5, None]}, s); s.seek(0); json.load(s), s.getvalue()
import json; s = io.StringIO(); json.dump({'a': [1, 2.5, None]}, s, indent=1); s.getvalue()
import json; json.load(io.BytesIO(b'{"a": "\xc3\xa9"}')), json.load(io.StringIO('[1]'))
import json; json.dump([], io.BytesIO())
import contextlib; s = io.StringIO()
with contextlib.redirect_stdout(s): print('x', 5)
s.getvalue()
import contextlib
with contextlib.closing(io.StringIO('q')) as s: t = s.read()
t, s.closed
import traceback; s = io.StringIO()
try: 1/0
except ZeroDivisionError: traceback.print_exc(file=s)
s.getvalue().splitlines()[-1]
import base64; io.BytesIO(base64.b64decode('YWI=')).read().decode()
import hashlib; hashlib.md5(io.BytesIO(b'abc').read()).hexdigest()
io.TextIOWrapper(io.BytesIO('é\r\nb\n'.encode()), encoding='utf-8').read()
list(io.TextIOWrapper(io.BytesIO(b'a\r\nb\rc'), 'ascii')), list(io.TextIOWrapper(io.BytesIO(b'a\r\nb\rc'), newline='')), list(io.TextIOWrapper(io.BytesIO(b'a\nb\r\nc'), newline='\n'))
io.TextIOWrapper(io.BytesIO(b'\xff')).read()
io.TextIOWrapper(io.BytesIO(b'\xffa'), encoding='utf-8', errors='replace').read(), io.TextIOWrapper(io.BytesIO(b'\xef\xbb\xbfa'), encoding='utf-8-sig').readline()
io.TextIOWrapper(io.BytesIO(b''), encoding='nope')
io.TextIOWrapper(io.BytesIO(b''), newline='x')
t = io.TextIOWrapper(io.BytesIO(b'abc'), encoding='latin-1'); t.encoding, t.errors, t.readable(), t.closed, t.close(), t.closed, t.buffer.closed
b = io.BytesIO(); t = io.TextIOWrapper(b, encoding='utf-8', newline='\r\n'); t.write('é\nb'), t.flush(), b.getvalue(), t.detach() is b
b = io.BytesIO(); t = io.TextIOWrapper(b, 'ascii'); t.write('é')
t = io.TextIOWrapper(io.BytesIO(b'abc')); t.close(); t.read()
t = io.TextIOWrapper(io.BytesIO(b'abc')); t.detach(); t.read()
isinstance(io.TextIOWrapper(io.BytesIO()), io.TextIOBase), io.TextIOWrapper.__mro__
import sys; isinstance(sys.stdout, io.TextIOBase), sys.stdout.writable()
"""
CLOSED = "read() write(v) readline() readlines() seek(0) tell() truncate() getvalue() close() closed readable() writable() seekable() flush() isatty() fileno() __enter__() __next__() writelines([]) newlines line_buffering read1() detach() encoding __exit__() __exit__(1,2,3,4) readinto(bytearray(1))".split()
PIECES = ["", "a", "bc", "\n", "\r", "\r\n", "d\ne", "é", "😀", "x\r", "\ny", "long text\n", "\0"]


def stream_steps(binary):
    """Calls of one stream in a row; each may fail without ending the others."""
    for _ in range(rng.randint(2, 7)):
        kind = rng.random()
        piece = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 3)))
        if kind < 0.35:
            yield f"write({piece.encode() if binary else piece!r})"
        elif kind < 0.5:
            yield f"read({rng.choice(['', '1', '3', '-1', '100'])})"
        elif kind < 0.65:
            yield f"readline({rng.choice(['', '', '0', '1', '3', '-1'])})"
        elif kind < 0.8:
            yield f"seek({rng.choice(['0', '1', '3', '0, 2', '0, 1', '20', '-1', '1, 1', '-1, 2'])})"
        elif kind < 0.87:
            yield f"truncate({rng.choice(['', '0', '2', '5', '30'])})"
        elif kind < 0.92:
            yield "readlines()"
        else:
            yield rng.choice(["tell()", "getvalue()", "newlines"])


@text.generator("io", 500)
def io_snippets(count):
    head = "import io\n"
    for code in text.blocks(IO_CASES):
        yield head + code
    for make, v in (("io.StringIO('a')", "'b'"), ("io.BytesIO(b'a')", "b'b'")):
        for member in CLOSED:
            yield f"{head}s = {make}; v = {v}; s.close()\ns.{member}"
    for _ in range(count):
        binary = rng.random() < 0.35
        first = "".join(rng.choice(PIECES) for _ in range(rng.randint(0, 4)))
        newline = "" if binary else rng.choice(["", "", ", newline=None", ", newline=''", ", newline='\\n'", ", newline='\\r'", ", newline='\\r\\n'"])
        make = f"io.BytesIO({first.encode()!r})" if binary else f"io.StringIO({first!r}{newline})"
        steps = ", ".join(f"attempt(lambda: s.{step})" for step in stream_steps(binary))
        attempt = "def attempt(f):\n    try: return f()\n    except Exception as e: return repr(e)\n"
        yield f"{head}{attempt}s = {make}\n[{steps}], s.tell(), s.getvalue()"


# csv ----------------------------------------------------------------------------------------------------------------

CSV_CASES = r"""
type(csv.reader([]))
type(csv.writer(io.StringIO()))
csv.Dialect.__mro__
csv.excel
csv.Error.__mro__
csv.QUOTE_STRINGS,csv.QUOTE_NOTNULL,csv.QUOTE_ALL,csv.QUOTE_MINIMAL,csv.QUOTE_NONE,csv.QUOTE_NONNUMERIC
csv.__version__
csv.Dialect()
csv.excel()
csv.reader(5)
csv.reader()
csv.reader([],foo=1)
csv.reader([],'nope')
csv.reader([],5)
csv.reader([],None)
csv.reader([],delimiter='ab')
csv.reader([],delimiter='')
csv.reader([],delimiter=None)
csv.reader([],delimiter=5)
csv.reader([],delimiter='\n')
csv.reader([],quotechar='')
csv.reader([],quotechar=None)
csv.reader([],quotechar=None,quoting=0)
csv.reader([],quotechar='ab')
csv.reader([],quotechar=5)
csv.reader([],escapechar='ab')
csv.reader([],escapechar='')
csv.reader([],quoting=9)
csv.reader([],quoting='x')
csv.reader([],quoting=True)
csv.reader([],lineterminator=5)
csv.writer(io.StringIO(),lineterminator=None)
csv.reader([],doublequote='x').dialect.doublequote
csv.reader([],delimiter=',',quotechar=',')
csv.reader([],delimiter=' ',skipinitialspace=True)
csv.reader([],strict=1).dialect.strict
csv.writer(5)
csv.writer()
csv.writer(io.StringIO()).writerow(5)
csv.writer(io.StringIO()).writerow(None)
csv.writer(io.StringIO()).writerows(5)
csv.writer(io.StringIO()).writerows([5])
csv.writer(io.StringIO()).writerow()
w([])
w([''])
w([None])
w(['',''])
w([],quoting=csv.QUOTE_ALL)
w([''],quoting=csv.QUOTE_NONE)
w([None],quoting=csv.QUOTE_NONE)
w([None],quoting=csv.QUOTE_STRINGS)
w([None,''],quoting=csv.QUOTE_STRINGS)
w([None,'',5,2.5,'a'],quoting=csv.QUOTE_STRINGS)
w([None,'',5,2.5,'a'],quoting=csv.QUOTE_NOTNULL)
w([None],quoting=csv.QUOTE_NOTNULL)
w([None,'',5,2.5,'a',True,1j],quoting=csv.QUOTE_NONNUMERIC)
w([None,'',5,2.5,'a'],quoting=csv.QUOTE_ALL)
w([None],quoting=csv.QUOTE_ALL)
w(['a,b'],quoting=csv.QUOTE_NONE)
w(['a,b'],quoting=csv.QUOTE_NONE,escapechar='\\')
w(['a"b'])
w(['a"b'],doublequote=False)
w(['a"b'],doublequote=False,escapechar='\\')
w(['a"b'],quoting=csv.QUOTE_NONE)
w(['a"b'],quoting=csv.QUOTE_NONE,escapechar='\\')
w(['a"b'],quoting=csv.QUOTE_NONE,quotechar=None)
w(['a\nb','c\rd','e'])
w(['a\nb'],quoting=csv.QUOTE_NONE)
w(['a\nb'],quoting=csv.QUOTE_NONE,escapechar='!')
w([' a','b '])
w([' '],delimiter=' ')
w(['',''],delimiter=' ',skipinitialspace=True)
w(['',''],delimiter=' ',skipinitialspace=True,quoting=csv.QUOTE_NONE)
w(['a!b'],escapechar='!')
w(['a!b','x,y'],escapechar='!')
w(['a!b'],escapechar='!',quoting=csv.QUOTE_NONE)
w(['a!"b'],escapechar='!',doublequote=False)
w(['a;b'],lineterminator=';')
w(['a','b'],lineterminator='END')
w('abc')
w({'a':1,'b':2})
w([[1,2],(3,)])
w([b'x'])
w([1e16,0.1,-0.0,float('nan')])
w(['a'],lineterminator='')
csv.writer(io.StringIO()).writerow(['a'])
csv.writer(io.StringIO()).writerows([['a'],['b']])
csv.writer(io.BytesIO()).writerow(['a'])
csv.writer(io.StringIO()).dialect
csv.writer(io.StringIO()).dialect.delimiter
csv.writer(io.StringIO()).line_num
r([5])
r([b'a'])
r(['a,b','c,d'])
r(['a\nb'])
r(['a\rb'])
r(['a\r\nb'])
r(['a\r\n'])
r(['a\n\n'])
r(['"a\n','b"'])
r(['"a'])
r(['"a'],strict=True)
r(['"a"b'])
r(['"a"b'],strict=True)
r(['a"b"'])
r([''])
r([])
r(['\n'])
r([','])
r(['a,'])
r([' a, b'],skipinitialspace=True)
r(['a\\,b'],escapechar='\\')
r(['a\\'],escapechar='\\')
r(['a\\\n','b'],escapechar='\\')
r(['"a\\"b"'],escapechar='\\')
r(['"a""b"'])
r(['"a""b"'],doublequote=False)
r(['1,2.5,"x"'],quoting=csv.QUOTE_NONNUMERIC)
r(['1,x'],quoting=csv.QUOTE_NONNUMERIC)
r([',""'],quoting=csv.QUOTE_NONNUMERIC)
r(['"a,b"'],quoting=csv.QUOTE_NONE)
r([',"",a'],quoting=csv.QUOTE_STRINGS)
r([',"",1'],quoting=csv.QUOTE_NOTNULL)
r(['a\0b'])
r('ab,c')
r(['a,b\n','c'],lineterminator='x')
r(['a'*131072])==[['a'*131072]]
r(['a'*131073])
r(['"a','b"'],strict=True)
r(["'a,b',c"],quotechar="'")
r(['a  b'],delimiter=' ',skipinitialspace=True)
r(['a,"b"  ,c'])
r(['a;b'],delimiter=';')
r(['""'])
r(['"",'])
r(['"a"\r'])
r(['"a"\r\n"b"'])
r(['"a\\'],escapechar='\\')
csv.field_size_limit()
csv.field_size_limit('x')
csv.field_size_limit(1.5)
csv.field_size_limit(1,2)
csv.list_dialects()
csv.get_dialect('excel')
csv.get_dialect('nope')
csv.get_dialect(5)
csv.get_dialect([])
csv.get_dialect()
csv.unregister_dialect(5)
csv.unregister_dialect()
[getattr(csv.get_dialect('unix'),n) for n in 'delimiter quotechar escapechar doublequote skipinitialspace lineterminator quoting strict'.split()]
[getattr(csv.get_dialect('excel-tab'),n) for n in 'delimiter quotechar escapechar doublequote skipinitialspace lineterminator quoting strict'.split()]
[getattr(csv.Dialect,n) for n in 'delimiter quotechar escapechar doublequote skipinitialspace lineterminator quoting'.split()]
csv.get_dialect('excel').foo
setattr(csv.get_dialect('excel'),'delimiter','x')
setattr(csv.get_dialect('excel'),'quoting',1)
csv.get_dialect('excel') is csv.get_dialect('excel')
type(csv.get_dialect('excel'))()
type(csv.get_dialect('excel'))(None,delimiter=';').delimiter
[x for x in dir(csv.reader([])) if x[0]!='_']
csv.reader([]).line_num
next(csv.reader([]))
csv.reader([]).__next__()
type(csv.reader([]))()
issubclass(type(csv.reader([])),object)
csv.reader([],'excel',dialect='excel')
csv.reader([],1,2)
csv.writer(io.StringIO(),1,2)
csv.reader([],dialect='unix',delimiter=';').dialect.quoting
csv.reader([],quoting=10**10)
csv.reader([],quoting=-1)
csv.reader([],csv.get_dialect('excel')).dialect is csv.get_dialect('excel')
csv.reader([],'excel').dialect is csv.get_dialect('excel')
csv.unregister_dialect([])
csv.list_dialects(1)
hash(csv.get_dialect('excel')) and 1
csv.get_dialect('excel')==csv.get_dialect('excel')
type('X',(D,),{})
csv.reader.__name__
csv.reader.__qualname__
csv.field_size_limit(10**30)
csv.field_size_limit(-1)
csv.field_size_limit(True)
csv.field_size_limit(new_limit=4)
csv.Error('x')
csv.DictReader()
csv.DictWriter(io.StringIO())
csv.DictReader(5)
csv.DictReader([],fieldnames=5).fieldnames
list(csv.DictReader([]))
next(csv.DictReader([]))
csv.DictReader([]).fieldnames
csv.DictReader(['a,b']).fieldnames
list(csv.DictReader(['a,b','1,2,3','4','','5,6']))
list(csv.DictReader(['a,b','1,2,3','4'],restkey='r',restval='v'))
list(csv.DictReader(['1,2'],['x','y']))
list(csv.DictReader(['1,2'],iter(['x','y'])))
list(csv.DictReader(['a;b','1;2'],delimiter=';'))
list(csv.DictReader(['a|b','1|2'],None,None,None,'excel',delimiter='|'))
csv.DictReader(['a']).line_num
csv.DictReader(['a']).dialect
csv.DictReader(['a']).__dict__
csv.DictReader[int]
csv.DictWriter(io.StringIO(),['a'],extrasaction='x')
csv.DictWriter(io.StringIO(),['a'],extrasaction=5)
csv.DictWriter(io.StringIO(),['a'],extrasaction='RAISE').writerow({'a':1})
csv.DictWriter(io.StringIO(),['a']).writerow({'b':1})
csv.DictWriter(io.StringIO(),['a']).writerow([1])
csv.DictWriter(io.StringIO(),['a']).writerow({'a':1,5:2})
csv.DictWriter(io.StringIO(),['a']).writeheader()
csv.DictWriter(io.StringIO(),['a']).writerows([{'a':1}])
csv.DictWriter(io.StringIO(),['a']).writerows([{'b':1}])
csv.DictWriter(io.StringIO(),5)
csv.DictWriter(io.StringIO(),5).writeheader()
csv.DictWriter(io.StringIO(),'ab').fieldnames
w(['a\rb'],lineterminator='x')
w(['axb'],lineterminator='x')
w(['a\nb'],lineterminator='x')
csv.reader([],delimiter='😀').dialect.delimiter
list(csv.reader(['a😀b'],delimiter='😀'))
csv.writer(io.StringIO(),quotechar=None,quoting=1)
csv.writer(io.StringIO(),delimiter='').foo
csv.reader([],quoting=None)
csv.reader([],delimiter=b',')
csv.excel_tab.__mro__
csv.excel._name,csv.excel()._valid,csv.excel_tab.delimiter,csv.unix_dialect.quoting
vars(csv.excel())
csv.excel(1)
next(csv.writer(io.StringIO()))
iter(csv.writer(io.StringIO()))
csv.reader(['a'],'excel',delimiter=';').dialect.strict
csv.DictReader(['a'],restkey=1).restkey
csv.get_dialect('unix').lineterminator
csv.get_dialect('excel').__class__
w([1,'a'],quoting=2,quotechar="'")
w(['x'],quoting=True)
csv.register_dialect()
csv.register_dialect('z',foo=1)
csv.register_dialect('z',delimiter='ab')
csv.register_dialect(5)
csv.register_dialect('y',5)
csv.register_dialect('a','nope')
csv.register_dialect('a',csv.excel,1)
csv.register_dialect(name='b')
csv.register_dialect('a','excel',delimiter=';'), csv.get_dialect('a').delimiter
D = type(csv.get_dialect('excel')); D(1,2,3).delimiter
D = type(csv.get_dialect('excel')); D(None,';').delimiter
D = type(csv.get_dialect('excel')); D(None,';',delimiter='|')
D = type(csv.get_dialect('excel')); D('nope')
D = type(csv.get_dialect('excel')); D('excel') is csv.get_dialect('excel')
D = type(csv.get_dialect('excel')); D(csv.get_dialect('excel')) is csv.get_dialect('excel')
D = type(csv.get_dialect('excel')); D(csv.get_dialect('excel'),delimiter=';').delimiter
D = type(csv.get_dialect('excel')); [x for x in dir(D) if x[0]!='_']
D = type(csv.get_dialect('excel')); D.__module__,D.__name__,D.__qualname__
csv.field_size_limit(5), csv.field_size_limit(), attempt(lambda: r(['abcdef'])), r(['abcde,12345'])
csv.register_dialect('x'), csv.register_dialect('x', delimiter='|'), csv.get_dialect('x').delimiter, csv.list_dialects(), csv.unregister_dialect('x'), attempt(lambda: csv.unregister_dialect('x'))
csv.register_dialect('y', csv.excel_tab, quoting=1), csv.get_dialect('y').quoting, csv.reader([], 'y').dialect.delimiter, r(['a\tb'], dialect='y')
csv.register_dialect('p', delimiter='|', quoting=csv.QUOTE_NONE, quotechar=None, escapechar='\\'), w(['a|b', 'c'], dialect='p'), r(['a\\|b|c'], dialect='p')
csv.reader(5, delimiter='ab')
csv.writer(5, delimiter='ab')
csv.writer(io.StringIO(), delimiter=',').dialect.delimiter
csv.writer(type('W', (), {'write': 5})())
csv.writer(type('W', (), {'write': lambda self, x: ('W', x)})()).writerow([1])
csv.writer(type('W', (), {'write': lambda self, x: ('W', x)})()).writerows([[1]])
x = csv.reader(['"a','b"','c']); next(x), x.line_num, next(x), x.line_num, list(x), x.line_num, iter(x) is x
x = csv.reader(['a\rb', 'c']); attempt(lambda: next(x)), next(x), x.line_num
x = csv.reader(['"a', 5, 'b"', 'c']); attempt(lambda: next(x)), next(x), next(x)
r(io.StringIO('a,b\r\n"c\nd",e\r\n')), r(io.StringIO('a,b\r\n"c\r\nd",e\r\n', newline='')), r(io.StringIO('a\rb\r', newline='')), r('a,b\nc'.splitlines(True)), r(iter(['a']))
r(io.TextIOWrapper(io.BytesIO('ä;b\r\n1;2\r\n'.encode()), encoding='utf-8', newline=''), delimiter=';')
s = io.StringIO(); x = csv.DictWriter(s, fieldnames=['a', 'b'], extrasaction='ignore', restval='-', lineterminator='\n'); x.writeheader(), x.writerow({'a': 1, 'c': 3}), x.writerows([{'a': None, 'b': 'x,y'}, {}]), s.getvalue()
s = io.StringIO(); x = csv.DictWriter(s, ['a'], dialect='excel-tab', quoting=csv.QUOTE_ALL); x.writeheader(), s.getvalue(), x.fieldnames, x.restval, x.extrasaction, type(x.writer).__name__
s = io.StringIO(); x = csv.DictWriter(s, iter(['a', 'b'])); x.writeheader(), x.fieldnames
s = io.StringIO(); x = csv.DictWriter(s, {'a': 1, 'b': 2}.keys()); x.writerow({'b': 2}), s.getvalue()
s = io.StringIO(); x = csv.DictWriter(s, ['a']); attempt(lambda: x.writerows([{'a': 1}, {'b': 2}])), s.getvalue()
d = csv.DictReader(io.StringIO('a,b\n1,2\n\n3,4\n')); next(d), d.line_num, next(d), d.line_num, d.fieldnames, d.restkey
d = csv.DictReader(['1,2']); d.fieldnames = ['p', 'q']; d.fieldnames, list(d)
d = csv.DictReader(['a,a', '1,2']); list(d)
d = csv.DictReader(['', 'a', '1']); d.fieldnames, attempt(lambda: list(d))
[row['total'] for row in csv.DictReader(io.StringIO('item,total\nx,1\ny,2'))]
sorted(csv.DictReader(['n', 'b', 'a']), key=lambda r: r['n'])
class D(csv.Dialect): pass
D()
class D(csv.Dialect): delimiter=','
D()
class D(csv.Dialect): delimiter=',';quotechar='"';lineterminator='\n';quoting=5
D().quoting, w(['a', None], dialect=D), w(['a', None], dialect=D()), D._valid, D()._valid
class D(csv.Dialect): delimiter=',,';quotechar='"';lineterminator='\n';quoting=0
D()
class D(csv.Dialect): delimiter=',';quotechar=None;lineterminator='\n';quoting=0
D()
class D: delimiter=';'
r(['a;b'], dialect=D), r(['a;b'], dialect=D()), r(['a;b'], D, delimiter=',')
class D: delimiter=5
r(['a;b'], dialect=D)
class D(csv.excel): delimiter='|'
r(['a|b'], dialect=D), w(['a','b'], dialect=D(), quoting=1)
class B:
    def __str__(self): return 'B,!'
w([B()])
class B:
    def __iter__(self): return iter('ab')
w(B()), r(B())
class B:
    def __getitem__(self, i): return 'ab,c'[i]
w(B()), r(B())
class N:
    def __float__(self): return 1.5
    def __str__(self): return 'n'
w([N(), type('S', (str,), {})('s'), type('I', (int,), {})(5)], quoting=2)
from decimal import Decimal; from fractions import Fraction; from datetime import date; w([Decimal('1.50'), Fraction(1, 2), date(2024, 1, 2), b'x', object], quoting=2), w([Decimal('1.50'), date(2024, 1, 2), True, 1e22])
raise csv.Error('m')
csv.Sniffer().sniff(5)
csv.Sniffer().sniff(None)
csv.Sniffer().sniff('')
csv.Sniffer().sniff(b'a,b')
csv.Sniffer().sniff()
csv.Sniffer().sniff('a,b', 5)
csv.Sniffer().sniff('"a",b\n', 5)
csv.Sniffer().has_header('')
csv.Sniffer().__dict__, csv.Sniffer().sniff('a,b\n1,2'), csv.Sniffer().sniff('a,b\n1,2')._name, csv.Sniffer().sniff('a,b').__mro__
d = csv.Sniffer().sniff('a;b;c\n1;2;3\n'); r(['a;b'], dialect=d), w(['x;y', 'z'], dialect=d), r(['a;b'], dialect=d())
s = csv.Sniffer(); s.preferred = ['b']; sniffed('abab\nabab', s=s), sniffed('abab\nabab', 'a')
sniffed('a,b\n1,2', ';'), sniffed('a;b,c\n1;2,3', [';']), sniffed('a;b,c\n1;2,3')
csv.Sniffer().has_header('name,total\nx,1\ny,2\n'), csv.Sniffer().has_header('1,2\n3,4\n'), csv.Sniffer().has_header('a,b\nccc,ddd\neee,fff\n'), csv.Sniffer().has_header('a,b\n'), csv.Sniffer().has_header('aaa,bbb\nccc,ddd\nc,ddd\n')
csv.Error.__module__, csv.Error.__qualname__, csv.Dialect.__module__, csv.DictReader.__module__, csv.excel.__name__
"""
CSV_HELPERS = {
    "w(": """def w(row, **k):
    s = io.StringIO(); csv.writer(s, **k).writerow(row); return s.getvalue()
""",
    "r(": "def r(lines, **k): return list(csv.reader(lines, **k))\n",
    "sniffed(": """def sniffed(text, delimiters=None, s=csv.Sniffer()):
    d = attempt(lambda: s.sniff(text, delimiters))
    if isinstance(d, str): return d
    return d.delimiter, d.quotechar, d.doublequote, d.skipinitialspace
""",
    "attempt(": """def attempt(f):
    try: return f()
    except Exception as e: return repr(e)
""",
}


def csv_program(code):
    """With the helpers that it calls."""
    helpers = ""
    for call, helper in CSV_HELPERS.items():
        if re.search(rf"(?<!\w){re.escape(call)}", code + helpers):
            helpers += helper
    return f"import csv, io\n{helpers}{code}"


CSV_CHARACTERS = ["a", "b", "1", "2.5", " ", ",", ";", '"', "'", "\\", "\n", "\r", "\r\n", "é", "😀", "\t", "\0"]
CSV_VALUES = ["None", "''", "5", "-2.5", "True", "'a'", "'a b'", "'1'", "' '", "(1, 2)", "b'x'", "1e300", "float('nan')"]
CSV_SETTINGS = {
    "delimiter": [",", ";", " ", "\t", "é", "😀"],
    "quotechar": ['"', "'", None, "é"],
    "escapechar": [None, "\\", "!", "a"],
    "doublequote": [True, False],
    "skipinitialspace": [True, False],
    "lineterminator": ["\r\n", "\n", "x", "", "\r"],
    "quoting": [0, 1, 2, 3, 4, 5],
    "strict": [True, False],
}


def csv_settings():
    names = rng.sample(list(CSV_SETTINGS), rng.randint(0, 4))
    return "".join(f", {name}={rng.choice(CSV_SETTINGS[name])!r}" for name in names)


def csv_text(most):
    return "".join(rng.choice(CSV_CHARACTERS) for _ in range(rng.randint(0, most)))


def csv_sample():
    if rng.random() < 0.3:
        return "\n".join(csv_text(12) for _ in range(rng.randint(1, 4)))
    delimiter = rng.choice([",", ";", "\t", "|", ", ", ":", " ", "; "])
    quote = rng.choice(['"', "'"])
    columns = rng.randint(1, 4)

    def field():
        value = rng.choice(["a", "name", "12", "3.5", "two words", "", "1e3", f"x{quote * 2}y", f"a{delimiter}b"])
        return f"{quote}{value}{quote}" if rng.random() < 0.3 else value

    rows = [delimiter.join(field() for _ in range(columns)) for _ in range(rng.choice([1, 2, 5, 12, 25]))]
    return "\n".join(rows) + rng.choice(["", "\n"])


@text.generator("csv", 700)
def csv_snippets(count):
    for code in text.blocks(CSV_CASES):
        yield csv_program(code)
    for _ in range(count):
        if rng.random() < 0.2:
            sample = csv_sample()
            yield csv_program(f"sniffed({sample!r}), attempt(lambda: csv.Sniffer().has_header({sample!r}))")
        elif rng.random() < 0.5:
            lines = [csv_text(9) for _ in range(rng.randint(1, 3))]
            yield csv_program(f"r({lines!r}{csv_settings()})")
        else:
            row = ", ".join(rng.choice(CSV_VALUES) if rng.random() < 0.4 else repr(csv_text(4)) for _ in range(rng.randint(0, 4)))
            yield csv_program(f"w([{row}]{csv_settings()})")


def fresh(code):
    """Without what another snippet changed for the whole process."""
    csv.field_size_limit(131072)
    for name in csv.list_dialects():
        if name not in ("excel", "excel-tab", "unix"):
            csv.unregister_dialect(name)
    return answer(code)


answer, text.answer = text.answer, fresh

# pprint -------------------------------------------------------------------------------------------------------------

PPRINT_CASES = r"""
pformat()
pformat(1, foo=2)
pformat(1, indent=-1)
pformat(1, depth=0)
pformat(1, width=0)
pformat([1], 5, 5, 5, 5)
pformat([1], compact=True, nope=1)
pprint.PrettyPrinter(indent='x')
pprint.PrettyPrinter(indent=2.7).pformat([1] * 30)
pprint.PrettyPrinter(1, 80, None, None, True)
pprint.PrettyPrinter(stream=5).pprint(1)
pformat([1] * 3, width='x')
list(pprint.PrettyPrinter().__dict__), pprint.PrettyPrinter.__mro__, pprint.PrettyPrinter.__module__
s = io.StringIO(); pprint.pp({'b': 1, 'a': 2}, stream=s), pprint.pprint({'b': 1, 'a': 2}, s), pprint.pp([1, [2, [3]]], s, depth=2), pprint.pp({'b': 1, 'a': 2}, sort_dicts=True, stream=s), s.getvalue()
s = io.StringIO(); pprint.PrettyPrinter(stream=s, width=10).pprint(['aaaa', 'bbbb', 'cccc']), s.getvalue()
pprint.saferepr([1, {'b': 2, 'a': {}}]), pprint.isreadable([1]), pprint.isreadable([object()]), pprint.isrecursive([1]), pprint.isreadable(print), pprint.isreadable([1.5, None, 'x', b'y', (1,)])
a = [1]; a.append(a); pprint.isreadable(a), pprint.isrecursive(a), pformat(a)[:25]
d = {}; d['x'] = {'y': d}; pprint.isrecursive(d), pprint.isreadable(d), pformat(d)[:35]
a = ['x' * 30] * 2; a.append(a); pformat(a, width=40)[:80]
p = pprint.PrettyPrinter(); p.format(5, {}, 0, 0), p.format([1, [2, [3]]], {}, 2, 0), p.format({'b': [1]}, {}, 1, 0), p.isreadable([1]), p.isrecursive(1), p.pformat('x')
pformat({'z': 1, 'a': 2}), pformat({'z': 1, 'a': 2}, sort_dicts=False), pformat({2: 1, 'a': 2, None: 3, (1,): 4})
pformat(123456789), pformat(123456789, underscore_numbers=True), pformat([1234567, 1e10, True, -9999], underscore_numbers=True), pformat({1000: 2000}, underscore_numbers=True)
pformat([[[[[1]]]]], depth=2), pformat({'a': {'b': {'c': 1}}}, depth=1), pformat(([], (), {}, ((),)), depth=1), pformat([1, [2, (3, {4: 5})]], depth=3)
pformat('the quick brown fox jumped over the lazy dog', width=20), pformat(['the quick brown fox jumped over the lazy dog'], width=20), pformat({'k': 'the quick brown fox jumped over the lazy dog'}, width=30)
pformat('a\nb\nc' * 5, width=10), pformat('a' * 50, width=20), pformat('', width=1), pformat(['', 'a b'], width=3), pformat('  leading and   inner  ', width=8), pformat("it's \"quoted\" text here", width=10)
pformat('日本語 テキスト 😀😀 end', width=8), pformat('x\ty z\x0bw', width=5), pformat(['one two\n', 'three'], width=6)
pformat(b'abcdefghijklmnopqrstuvwxyz', width=15), pformat(bytearray(b'abcdefghijklmnop'), width=15), pformat([b'abcdefghijklm'], width=10), pformat(b'abcd', width=3), pformat(b'', width=1), pformat([b'abcdefghijkl', 5], width=12)
pformat({'a': [1, 2, 3], 'b': {'c': 'x' * 30, 'd': ['y' * 30, 'z' * 30]}}, width=40), pformat({'a': [1, 2, 3], 'b': {'c': 'x' * 30}}, width=20, indent=4)
pformat(list(range(30)), width=30, compact=True), pformat([[1, 2], 'x' * 30, {'a': 1}] * 2, width=20, compact=True), pformat(tuple(range(20)), width=15, compact=True), pformat(['aaa bbb ccc ddd', 1, 2, 3, 'eee'], width=12, compact=True)
pformat([], width=1), pformat({}, width=1), pformat((), width=1), pformat((1,), width=1), pformat([[]], width=1), pformat(set(), width=1), pformat(frozenset(), width=1), pformat([1], indent=4, width=1), pformat({1: 2}, indent=4, width=1), pformat((), indent=3, width=1)
pformat({3, 1, 2}, width=5), pformat(frozenset({3, 1, 2}), width=5), pformat({'a', 1, None}, width=1)
from collections import *; pformat(OrderedDict(a=1, b=[2] * 10), width=20), pformat(OrderedDict(), width=3), pformat(OrderedDict(b=1, a=2))
from collections import *; pformat(defaultdict(list, a=[1] * 10, b=2), width=20), pformat(defaultdict(None), width=3), pformat(defaultdict(int, z=1, a=2), width=20, indent=3)
from collections import *; pformat(Counter('abracadabra'), width=20), pformat(Counter(), width=3), pformat(Counter(a=1, b=1, c=2), width=12, indent=2)
from collections import *; pformat(Counter({'a': 'x', 'b': 1, 'c': 2}), width=8)
from collections import *; pformat(deque(range(10)), width=20), pformat(deque(range(10), maxlen=10), width=20), pformat(deque(), width=3), pformat([deque(['a' * 10] * 3, 3)], width=20, compact=True)
from collections import *; pformat(ChainMap({'a': 1}, {'b': 'x' * 20}), width=20), pformat(ChainMap(), width=3), pformat(UserDict(a=[1] * 10), width=20), pformat(UserList([1] * 10), width=20), pformat(UserString('hello big world'), width=10), pformat([UserString('hello big world')], width=10)
from types import *; pformat(SimpleNamespace(a=1, b=[1] * 10), width=20), pformat(SimpleNamespace(), width=3), pformat(MappingProxyType({'a': [1] * 10}), width=20), pformat([SimpleNamespace(x=SimpleNamespace(yyyyyyy=1, z=2))], width=15)
from types import *; n = SimpleNamespace(a='x' * 20); n.n = n; pformat(n, width=20)
from types import *; N = type('N', (SimpleNamespace,), {}); pformat(N(a='x' * 20, b=1), width=20)
from collections import namedtuple; P = namedtuple('P', 'x y'); pformat(P('a' * 20, 'b' * 20), width=20), pformat([P(1, 2)] * 3, width=20)
from dataclasses import *; from typing import Any
@dataclass
class D:
    a: Any = 1
    b: Any = field(default=2, repr=False)
    c: Any = None
pformat(D()), pformat(D('x' * 20, 1, [1] * 10), width=20), pformat([D(c=D())], width=15), pformat(D, width=5)
from dataclasses import *
@dataclass(repr=False)
class D:
    a: int = 1
isinstance(pformat(D(), width=5), str), len(pformat(D(), width=5).split('\n'))
from dataclasses import *
@dataclass
class D:
    a: int = 1
    def __repr__(self): return 'D of its own'
class E(D): pass
pformat(D(), width=5), pformat(E(), width=5)
from dataclasses import *
@dataclass
class D:
    a: list
class E(D): pass
d = D([]); d.a.append(d); pformat(E([1] * 10), width=12), pformat(d, width=80)
class R:
    def __repr__(self): return 'R\nR'
pformat([R(), R()], width=5), pformat(R(), width=1), pformat({R: 1})[:15]
class L(list): pass
pformat(L([1] * 10), width=10), pformat(type('L2', (list,), {'__repr__': lambda s: 'L2!'})([1] * 10), width=2), pformat(type('M', (dict,), {})(b=1, a=2), width=5), pformat(type('T', (tuple,), {})((1, 2)), width=3), pformat(type('S', (set,), {})({1}), width=3), pformat(type('S', (str,), {})('a b c'), width=3)
class I(int): pass
pformat([I(5000), True], underscore_numbers=True), pformat(type('J', (int,), {'__repr__': lambda s: 'J'})(5000), underscore_numbers=True)
class P(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str): return object.upper(), True, False
        return super().format(object, context, maxlevels, level)
P().pformat(['a', {'b': 'c'}]), P(width=10).pformat(['aaaa', {'bbbb': 'cccc'}]), P().isreadable(['a']), P(width=5, compact=True).pformat(['a', 'b', 'c'])
class P(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level): return 5, True, False
P().pformat([1])
class A:
    def __lt__(self, other): return NotImplemented
    def __repr__(self): return 'A'
pformat({A(): 1, 'x': 2}), pformat({'x': 1, A(): 2}), pformat({A: 1, 5: 2})[:2]
class B:
    def __lt__(self, other): raise ValueError('no')
    def __repr__(self): return 'B'
pformat({B(): 1, B(): 2})
import datetime, decimal; pformat({'d': datetime.date(2024, 1, 2), 'n': decimal.Decimal('1.50'), 'f': 1e22, 'x': None}, width=20)
import json; pformat(json.loads('{"annotations": [{"url": "u", "content": {"value": "1"}}], "id": 5}'), width=40)
"""
PPRINT_HEAD = "import io, pprint\nfrom pprint import pformat\n"
PPRINT_ATOMS = ["1", "-20", "3.5", "None", "True", "'a'", "'two words'", "'some longer text with spaces'", "b'bytes'", "b'rather long bytes'", "10**8", "'x' * 25", "''", "'line\\nline'", "(1,)", "[]", "{}"]


def nested(depth):
    kind = rng.random()
    if depth == 0 or kind < 0.3:
        return rng.choice(PPRINT_ATOMS)
    parts = [nested(depth - 1) for _ in range(rng.randint(0, 5))]
    if kind < 0.55:
        return f"[{', '.join(parts)}]"
    if kind < 0.65:
        return f"({''.join(part + ', ' for part in parts)})"
    if kind < 0.7:
        return rng.choice(["{1, 2, 3}", "{'one text'}", "frozenset({5, 6})", "{None}"])
    keys = rng.sample(["'a'", "'key'", "5", "None", "'longer key'", "(1, 2)", "2"], len(parts))
    return f"{{{', '.join(f'{key}: {part}' for key, part in zip(keys, parts))}}}"


@text.generator("pprint", 400)
def pprint_snippets(count):
    for code in text.blocks(PPRINT_CASES):
        yield PPRINT_HEAD + code
    for _ in range(count):
        options = {"width": rng.choice([1, 5, 10, 20, 30, 40, 80])}
        if rng.random() < 0.4:
            options["indent"] = rng.choice([0, 1, 2, 4])
        if rng.random() < 0.4:
            options["compact"] = True
        if rng.random() < 0.2:
            options["depth"] = rng.choice([1, 2, 3])
        if rng.random() < 0.2:
            options["sort_dicts"] = False
        if rng.random() < 0.2:
            options["underscore_numbers"] = True
        yield f"{PPRINT_HEAD}pformat({nested(4)}, {', '.join(f'{name}={value}' for name, value in options.items())})"


if __name__ == "__main__":
    text.main()
