/** Called with the number of steps taken since the last call; throws to abort. */
export interface StepMeter {
  readonly spend: (steps: number) => void;
}

/** Counts nothing. */
export const FREE: StepMeter = { spend: () => {} };
