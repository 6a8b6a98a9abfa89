/** The later of two moments. */
export function later(one: Date, other: Date | null): Date {
  return other && other > one ? other : one;
}
