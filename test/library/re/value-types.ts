import { installBool } from "../../../src/values/bool-members.ts";
import { installBytes } from "../../../src/values/bytes-members.ts";
import { installContainers } from "../../../src/values/containers.ts";
import { installDictIterators } from "../../../src/values/dict-iterators.ts";
import { installDict } from "../../../src/values/dict-members.ts";
import { installDictViews } from "../../../src/values/dict-views.ts";
import { installExceptions } from "../../../src/values/exception-members.ts";
import { installFloat } from "../../../src/values/float-members.ts";
import { installCallables } from "../../../src/values/function-members.ts";
import { installInt } from "../../../src/values/int-members.ts";
import { installIterators } from "../../../src/values/iterators.ts";
import { installList } from "../../../src/values/list-members.ts";
import { installObject, installType } from "../../../src/values/object-members.ts";
import { installRange } from "../../../src/values/range.ts";
import { installSets } from "../../../src/values/set-members.ts";
import { installSlice } from "../../../src/values/slices.ts";
import { installStr } from "../../../src/values/str-members.ts";
import { installTuple } from "../../../src/values/tuple-members.ts";
import { installUnicodeErrors } from "../../../src/values/unicode-errors.ts";
import { installUnion } from "../../../src/values/unions.ts";

/** Fills the types of values that the tests' snippets use. */
export function installValueTypes(): void {
  installBool();
  installBytes();
  installContainers();
  installDictIterators();
  installDict();
  installDictViews();
  installExceptions();
  installFloat();
  installCallables();
  installInt();
  installIterators();
  installList();
  installObject();
  installType();
  installRange();
  installSets();
  installSlice();
  installStr();
  installTuple();
  installUnicodeErrors();
  installUnion();
}
