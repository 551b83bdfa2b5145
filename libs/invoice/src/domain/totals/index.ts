export {
  calculationFor,
  calculationOf,
  type CalculationsInput,
  calculationsFor,
  pricedMethodOf,
} from './calculations.ts';
export { computeFigures } from './compute-figures.ts';
export type { FiguresInput, FiguresOutcome } from './figures-input.ts';
export type * from './figures.ts';
