import * as room from "./at-once.ts";
import { useVectors } from "./vectors.ts";

useVectors(room);
