import { generateLoad } from './generate-load.ts';
import type { LoadPlan, LoadResult } from './load-plan.ts';

/** What the generator says after each plan. */
export type GeneratorMessage = { readonly result: LoadResult } | { readonly failure: string };

process.on('message', (plan: LoadPlan) => {
  const answer = (message: GeneratorMessage) => process.send?.(message);
  generateLoad(plan).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
