import { SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildOpenApi } from '../native/index.ts';

/** The API described, for programs at `/openapi.json` and for people at `/docs`. */
export function serveDescription(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => buildOpenApi(app), { jsonDocumentUrl: 'openapi.json', raw: ['json'] });
}
