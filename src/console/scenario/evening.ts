import { SimulationProblem } from '../simulation/patience.js';
import type { Json } from '../simulation/wire.js';
import type { Donation } from './scenario.js';
import type { ScenarioCast } from './scenario-cast.js';

const BOOKS = `query Books($reference: String!, $donor: String) {
  consignmentBooks(reference: $reference, donor: $donor) { balanced lines { balanced } } }`;

/**
 * Every evening the books of all that was announced so far must be even: each piece is somewhere, and only once.
 * @returns a line for people. @throws SimulationProblem naming the consignment that is not
 */
export async function closeTheBooks(cast: ScenarioCast, announced: readonly Donation[]): Promise<string> {
  let [consignments, lines] = [0, 0];
  for (const { reference, donor } of announced) {
    const { consignmentBooks: books }: Json = await cast.operator.ask(BOOKS, { reference, donor });
    // What somebody made impossible to announce has no books.
    if (!books) continue;
    if (!books.balanced) throw new SimulationProblem(`The books of ${reference} are not even.`);
    consignments += 1;
    lines += books.lines.length;
  }
  return `The books of ${consignments} consignment(s) are even in all ${lines} line(s).`;
}
