import { applyDecorators, Controller, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RouteGuard } from './require-scope.ts';

/** A controller of the native API, under `/v1`. */
export const NativeController = (path: string, tag: string): ClassDecorator =>
  applyDecorators(Controller(`v1/${path}`), UseGuards(RouteGuard), ApiTags(tag));
