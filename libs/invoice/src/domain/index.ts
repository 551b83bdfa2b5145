export type * from './decision.ts';
export { accept, refuse } from './decision.ts';
export type * from './invoice/commands.ts';
export type * from './invoice/content.ts';
export type * from './invoice/events.ts';
export type * from './invoice/state.ts';
export type * from './merchant/settings.ts';
export * from './money/index.ts';
export * from './totals/index.ts';
