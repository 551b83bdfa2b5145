import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { buildAsyncApi } from '#publisher';

const document = JSON.stringify(buildAsyncApi());

/** The public events described. Needs no key, as the description of the API needs none. */
@ApiExcludeController()
@Controller('asyncapi.json')
export class AsyncApiController {
  @Get()
  document(@Res() reply: FastifyReply): void {
    void reply.header('content-type', 'application/json; charset=utf-8').send(document);
  }
}
