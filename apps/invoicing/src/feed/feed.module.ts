import { Module } from '@nestjs/common';
import { AsyncApiController } from './asyncapi.controller.ts';
import { FeedController } from './feed.controller.ts';
import { OpenStreams } from './open-streams.ts';

/** The public events over HTTP, and their description. Needs `tokens` from a global module. */
@Module({ controllers: [FeedController, AsyncApiController], providers: [OpenStreams] })
export class FeedModule {}
