import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandlers } from '#invoice';
import { FeedModule } from '../feed/feed.module.ts';
import { HealthController } from '../lifecycle/health.controller.ts';
import { MetricsController } from '../metrics/metrics.controller.ts';
import { NativeApiModule } from '../native/native-api.module.ts';

/** The service as Nest sees it: the handlers, the native API, and what watches the process. All of it singletons. */
@Module({})
export class ServiceModule {
  /** @param provided what the composition root opened, under its tokens */
  static of(provided: readonly Provider[]): DynamicModule {
    return {
      module: ServiceModule,
      global: true,
      imports: [CqrsModule.forRoot(), NativeApiModule, FeedModule],
      controllers: [HealthController, MetricsController],
      providers: [...provided, ...commandHandlers],
      exports: [...provided],
    };
  }
}
