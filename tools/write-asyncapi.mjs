import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { buildAsyncApi } from '#publisher';

const heading = '# The public events. Written by `npm run asyncapi` from libs/publisher; served at /asyncapi.json.\n';

writeFileSync(
  join(import.meta.dirname, '../docs/asyncapi.yaml'),
  heading + stringify(buildAsyncApi(), { lineWidth: 120, aliasDuplicateObjects: false }),
);
