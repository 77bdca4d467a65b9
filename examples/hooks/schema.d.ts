// Made by txs types; do not edit.
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
    order_ids: {
      /** Order */
      order_id_item: string;
    };
  };
  tables: {
    /** Tax details */
    tax_details: {
      /** Rate */
      tax_detail_rate: number | null;
      /** Base */
      tax_detail_base: number | null;
      /** Tax */
      tax_detail_tax: number | null;
    };
    /** Line items */
    line_items: {
      /** Code */
      item_code: string;
      /** Description */
      item_description: string;
      /** Order */
      item_order_id: string;
      /** Quantity */
      item_quantity: number | null;
      /** Unit price */
      item_amount: number | null;
      /** Tax rate */
      item_rate: number | null;
      /** Total */
      item_amount_total: number | null;
      /** Net */
      item_net: number | null;
    };
  };
}
