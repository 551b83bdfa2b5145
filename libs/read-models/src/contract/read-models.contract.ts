import { describe } from '@jest/globals';
import { describeListing } from './listing.contract.ts';
import { describeNumberRegister } from './number-register.contract.ts';
import { describeProjecting } from './projecting.contract.ts';
import type { OpenReadModels } from './read-models-fixture.ts';
import { describeSummary } from './summary.contract.ts';

export type { OpenedReadModels, OpenReadModels } from './read-models-fixture.ts';

/** What every adapter of the read models does the same. `open` gives one on an empty database each time. */
export function describeReadModelsContract(name: string, open: OpenReadModels): void {
  describe(`read models: ${name}`, () => {
    describeProjecting(open);
    describeListing(open);
    describeSummary(open);
    describeNumberRegister(open);
  });
}
