export { installMappingProxy, mappingProxy } from "../mapping-proxy.ts";
