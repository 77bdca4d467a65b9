/** The fields of schema.json, as `txs types schema.json` describes them. */
import type { PlainDate, SchemaTypes } from "txscript-engine/hook";

export interface Fields extends SchemaTypes {
  header: {
    /** Invoice number */
    document_id: string;
    /** Document type */
    document_type: "invoice" | "credit_note" | "";
    /** Issue date */
    date_issue: PlainDate | null;
    /** Due date */
    date_due: PlainDate | null;
    /** Payment terms */
    payment_terms: string;
    /** Order number */
    order_id: string;
    /** Matched order */
    order_match: string;
    /** Notes */
    notes: string;
    /** Vendor name */
    sender_name: string;
    /** Vendor VAT number */
    sender_vat_id: string;
    /** Matched vendor */
    vendor_match: string;
    /** Vendor checked */
    vendor_checked: boolean | null;
    /** Currency */
    currency: "eur" | "usd" | "czk" | "";
    /** Total without tax */
    amount_total_base: number | null;
    /** Total tax */
    amount_total_tax: number | null;
    /** Total */
    amount_total: number | null;
    /** Exchange rate */
    exchange_rate: number | null;
    /** Discount */
    discount_rate: 0 | 2 | 5 | null;
  };
  multivalues: {
    /** All orders */
    order_ids: { order_id_item: string };
  };
  tables: {
    /** Tax details */
    tax_details: {
      tax_detail_rate: number | null;
      tax_detail_base: number | null;
      tax_detail_tax: number | null;
    };
    /** Line items */
    line_items: {
      item_code: string;
      item_description: string;
      item_order_id: string;
      item_quantity: number | null;
      item_amount: number | null;
      item_rate: number | null;
      item_amount_total: number | null;
      item_net: number | null;
    };
  };
}
