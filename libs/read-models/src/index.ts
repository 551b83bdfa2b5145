export type * from './port/invoice-queries.ts';
export { InvalidCursor } from './port/invoice-queries.ts';
export type * from './port/read-model-store.ts';
export type * from './port/rows.ts';
export { ReadModelsUnavailable } from './port/read-models-unavailable.ts';
export { BrokenStream } from './projections/broken-stream.ts';
export { type InvoiceRead, type InvoiceRequest, type InvoiceSources, readInvoice } from './queries/read-invoice.ts';
export type { Decoders } from './projector/projected-streams.ts';
export { type Progress, Projector, type ProjectorOptions } from './projector/projector.ts';
export { runProjector, type RunProjectorOptions } from './projector/thread/run-projector.ts';
export {
  type ProjectorThread,
  type ProjectorThreadOptions,
  startProjectorThread,
} from './projector/thread/projector-thread.ts';
export type { BuildProgress, BuildSource } from './rebuild/catch-up.ts';
export {
  type Rebuilt,
  rebuildReadModels,
  type RebuildOptions,
  type RebuildStep,
} from './rebuild/rebuild-read-models.ts';
