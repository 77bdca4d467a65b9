/** What these hooks are set up with. */
export interface Settings {
  readonly vendors: readonly Vendor[];
  readonly orders: readonly Order[];
  /** By how much totals may differ. */
  readonly tolerance: number;
  /** Fields without which nothing is automated. */
  readonly required: readonly string[];
  /** Amounts by currency above which somebody has to look. */
  readonly limits: Readonly<Record<string, number>>;
  readonly credit_note_hides: readonly string[];
}

export interface Vendor {
  readonly id: string;
  readonly name: string;
  readonly vat: string;
  readonly terms: string;
  readonly currency: string;
}

export interface Order {
  readonly number: string;
  readonly vendor: string;
  readonly open: boolean;
  readonly total: number;
}
