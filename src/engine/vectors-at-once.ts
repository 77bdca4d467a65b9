import * as room from "../vector/room.ts";
import { useVectors } from "./vectors.ts";

useVectors(room);
