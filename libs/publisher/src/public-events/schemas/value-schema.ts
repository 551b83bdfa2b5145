import { dataSchemaOf, type PublicName, typeOf } from '../public-types.ts';
import { snapshot } from './content-schemas.ts';
import { factsSchemas } from './facts-schemas.ts';
import { object, type Schema } from './schema-parts.ts';

/** The schema of the value of one type: its facts and the snapshot. */
export const valueSchema = (name: PublicName): Schema => ({
  $id: dataSchemaOf(name),
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: typeOf(name),
  description: factsSchemas[name].summary,
  ...object({ ...factsSchemas[name].properties, snapshot }),
});
