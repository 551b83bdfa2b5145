export type * from './port/invoice-queries.ts';
export { InvalidCursor } from './port/invoice-queries.ts';
