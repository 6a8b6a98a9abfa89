const MINUTE = 60_000;

interface Times {
  readonly departsAt: Date;
  readonly arrivesAt: Date;
  readonly estimatedDepartureAt: Date | null;
  readonly estimatedArrivalAt: Date | null;
  readonly leftAt: Date | null;
  readonly arrivedAt: Date | null;
}

/** When it left; else when it is expected to; else by the timetable. The boards are in this order. */
export function expectedDeparture({ leftAt, estimatedDepartureAt, departsAt }: Times): Date {
  return leftAt ?? estimatedDepartureAt ?? departsAt;
}

/** The same of its arrival. */
export function expectedArrival({ arrivedAt, estimatedArrivalAt, arrivesAt }: Times): Date {
  return arrivedAt ?? estimatedArrivalAt ?? arrivesAt;
}

/** Minutes behind the timetable, as it is known; less than 0: ahead of it. */
export function delaysOf(times: Times): { readonly departure: number; readonly arrival: number } {
  return {
    departure: minutesBetween(times.departsAt, expectedDeparture(times)),
    arrival: minutesBetween(times.arrivesAt, expectedArrival(times)),
  };
}

function minutesBetween(planned: Date, known: Date): number {
  return Math.round((known.getTime() - planned.getTime()) / MINUTE);
}
