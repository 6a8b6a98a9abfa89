import { SimulationProblem } from '../simulation/patience.js';
import type { Json } from '../simulation/wire.js';
import type { Act } from './scenario-acts.js';
import type { ScenarioCast } from './scenario-cast.js';

const BOOKS = `query Books($reference: String!, $donor: String) {
  consignmentBooks(reference: $reference, donor: $donor) { balanced lines { balanced } } }`;

/**
 * Every evening the books of all that was announced so far must be even: each piece is somewhere, and only once.
 * @returns a line for people. @throws SimulationProblem naming the consignment that is not
 */
export async function closeTheBooks(cast: ScenarioCast, acts: readonly Act[]): Promise<string> {
  const announced = acts.filter(({ kind }) => kind === 'ANNOUNCE').map(({ donation }) => donation);
  let lines = 0;
  for (const { reference, donor } of announced) {
    const { consignmentBooks: books }: Json = await cast.operator.ask(BOOKS, { reference, donor });
    if (!books?.balanced) throw new SimulationProblem(`The books of ${reference} are not even.`);
    lines += books.lines.length;
  }
  return `evening: the books of ${announced.length} consignment(s) are even in all ${lines} line(s)`;
}
