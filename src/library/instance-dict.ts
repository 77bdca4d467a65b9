export { instanceDict } from "../values/instance-dict.ts";
