export { prepareFastify } from './http/prepare-fastify.ts';
export { NativeApiModule } from './native-api.module.ts';
export { buildOpenApi } from './openapi/build-openapi.ts';
export { nativePorts, type SeriesEntry, type SeriesOf, type WhenAt } from './ports.ts';
