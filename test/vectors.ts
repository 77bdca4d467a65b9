import { loadVectors } from "../src/engine/vectors.ts";

// Evaluations in tests are to go the way they go in use, from the first one on.
await loadVectors();
