import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { problemCodes, type ProblemCode, problemTypes } from '#platform';

/** The page that `type` of every problem points to. Needs no key. */
@ApiExcludeController()
@Controller('docs/problems')
export class ProblemsController {
  @Get()
  page(@Res() reply: FastifyReply): void {
    void reply.header('content-type', 'text/html; charset=utf-8').send(problemsPage);
  }
}

const section = (code: ProblemCode): string => {
  const { status, title, remedy } = problemTypes[code];
  const text = remedy
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/`([^`]+)`/g, '<code>$1</code>');
  return `<section id="${code}"><h2>${title}</h2><p><code>${code}</code>, status ${String(status)}</p><p>${text}</p></section>`;
};

const problemsPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Problems</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}section:target{outline:2px solid #06c;outline-offset:.5rem}</style>
</head><body><h1>Problems</h1>
<p>Errors are answered as <code>application/problem+json</code> (RFC 9457). The member <code>code</code> tells them apart.</p>
${problemCodes.map(section).join('\n')}
</body></html>
`;
