import type { Hook } from "./queue.ts";

export type HookOrder =
  | { readonly ok: true; readonly order: readonly Hook[] }
  /** Hooks that wait for each other, each for the next and the last for the first. */
  | { readonly ok: false; readonly cycle: readonly Hook[] };

/**
 * Hooks in the order in which they run: after all of their `run_after`, and else by id, as the platform made them, then by path. A hook
 * that is not among those given does not hold anything up.
 */
export function orderHooks(hooks: readonly Hook[]): HookOrder {
  const left = [...hooks].sort(
    (a, b) => (a.id ?? Number.MAX_SAFE_INTEGER) - (b.id ?? Number.MAX_SAFE_INTEGER) || (a.path < b.path ? -1 : 1),
  );
  const order: Hook[] = [];
  while (left.length > 0) {
    const next = left.findIndex((hook) => waitsFor(hook, left) === undefined);
    if (next < 0) return { ok: false, cycle: cycleIn(left) };
    order.push(...left.splice(next, 1));
  }
  return { ok: true, order };
}

/**
 * The action under which a hook hears an event; `null` when it is not active or does not listen to it. The interface sends `user_update` with `updated`, so a
 * payload of either calls the hooks of both.
 */
export function actionHeard(hook: Hook, event: string, action: string): string | null {
  if (!hook.active) return null;
  if (hook.events.includes(event) || hook.events.includes(`${event}.${action}`)) return action;
  const twin = action === "updated" ? "user_update" : action === "user_update" ? "updated" : null;
  return twin !== null && hook.events.includes(`${event}.${twin}`) ? twin : null;
}

function waitsFor(hook: Hook, left: readonly Hook[]): Hook | undefined {
  return left.find((other) => other !== hook && hook.runAfter.includes(other.path));
}

/** Every hook of `left` waits for another one of it, so going from one to the next must come back. */
function cycleIn(left: readonly Hook[]): readonly Hook[] {
  const path: Hook[] = [];
  let at = left[0];
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    at = waitsFor(at, left);
  }
  return at === undefined ? path : path.slice(path.indexOf(at));
}
