import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerTo, bodyOf, type ProblemAnswer, statusAnswer } from './problem-answer.js';

/**
 * The last stop of errors at the HTTP door: parsing, unknown addresses, controllers.
 *
 * GraphQL names its errors itself (`error-format.ts`). They are passed on untouched: without this filter
 * Nest would log every refusal as an error with its stack.
 */
@Catch()
export class ProblemsFilter implements ExceptionFilter {
  catch(problem: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw problem;
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const { url } = http.getRequest<FastifyRequest>();
    const answer = answerAt(url, answerTo(problem));
    if (reply.sent) return;
    if (answer.status === 503) void reply.header('retry-after', '1');
    if (answer.retryAfterSeconds) void reply.header('retry-after', String(answer.retryAfterSeconds));
    if (answer.status === 405) void reply.header('allow', 'GET, POST');
    void reply.status(answer.status).send(bodyOf(answer, url));
  }
}

/** The router knows addresses only together with their methods, and says that there is nothing. */
function answerAt(url: string, answer: ProblemAnswer): ProblemAnswer {
  return answer.status === 404 && /^\/graphql\/?(?:\?|$)/.test(url) ? statusAnswer(405) : answer;
}
