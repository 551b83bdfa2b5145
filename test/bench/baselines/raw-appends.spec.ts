import { expect, test } from '@jest/globals';
import { inTemporaryFolder } from '../../service/temporary-folder.ts';
import { RawAppendBaseline } from './raw-appends.ts';

test('raw appends cost less each where 32 share a commit', () =>
  inTemporaryFolder((folder) => {
    const raw = new RawAppendBaseline(folder, 1_000);
    const { committedOneByOne, committedBy32 } = raw.measure(0.2);
    raw.close();
    expect(committedOneByOne).toBeGreaterThan(0);
    expect(committedBy32).toBeGreaterThan(committedOneByOne);
    return Promise.resolve();
  }));
