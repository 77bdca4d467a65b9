import { genericGet, missingAttribute } from "../values/attributes.ts";
import { attributeError } from "../values/exceptions.ts";
import { define } from "../values/native.ts";
import { assignHeaderField } from "./assignment.ts";
import { attrProxyType, headerType } from "./column-types.ts";
import { attributeNamed, setAttributeNamed } from "./datapoint-attributes.ts";
import type { AttrProxy, HeaderFields } from "./model.ts";
import { headerField } from "./reading.ts";
import { refuseNew } from "./value-members.ts";

/** The `field` object of header formulas and of hooks, and `.attr`. */
export function installHeader(): void {
  define<HeaderFields>(headerType, {
    slots: {
      new: refuseNew("__init__", ["data"]),
      getattr: (self, name) => self.space.named.get(name) ?? genericGet(self, name),
      getattrMissing: (self, name) => headerField(self.space, name),
      setattr: (self, name, value) => {
        if (value === undefined) throw missingAttribute(self, name);
        assignHeaderField(self.space, name, value);
      },
    },
  });
  define<AttrProxy>(attrProxyType, {
    slots: {
      new: refuseNew("__init__", ["value"]),
      getattrMissing: (self, name) => {
        const found = attributeNamed(self.subject, name);
        if (found === undefined) throw attributeError(name);
        return found;
      },
      setattr: (self, name, value) => {
        if (value === undefined) throw missingAttribute(self, name);
        setAttributeNamed(self.subject, name, value);
      },
    },
  });
}
