import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { answerSchemas } from './schemas.ts';

const introduction = `REST commands become events, and events become answers.

Amounts, prices, quantities and percentages go out as decimal strings; they come in as strings or numbers.
Unknown members are refused. Errors are \`application/problem+json\` (RFC 9457); the codes are explained at
[/docs/problems](/docs/problems).

Press *Authorize* and give the key that the service printed when it started.`;

/** The description of the native API, OpenAPI 3.1. */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Invoicing')
    .setDescription(introduction)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key', description: '`<id>.<secret>`' }, 'key')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The same key' }, 'bearer')
    .addSecurityRequirements('key')
    .addSecurityRequirements('bearer')
    .addServer('/')
    .build();
  const components = { ...config.components, schemas: answerSchemas as never };
  const document = SwaggerModule.createDocument(app, { ...config, components });
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    if (name.endsWith('Dto')) Object.assign(schema, { additionalProperties: false });
  return document;
}
