import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { MayAnyMember } from '../platform/graphql/operation-rules.js';
import { decodeScan } from '../standards/element-string.js';
import { DecodedBarcodeModel } from './decoding.model.js';

/** Symbols that are judged together, at most: no label has as many. */
const MOST_SYMBOLS = 20;

@ArgsType()
class DecodeBarcodeArgs {
  @Field(() => String, {
    description:
      'What the scanner sent, or the text under the barcode, a GS1 Digital Link, an SSCC, a code of the hub.',
  })
  data!: string;

  @Field(() => [String], {
    nullable: true,
    description: `What the other symbols of the same label hold, all of them (the first ${MOST_SYMBOLS} are read): pairs are judged over the whole label.`,
  })
  otherSymbols?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Judge this message alone, as GS1's Syntax Engine does: what is missing beside it is an error.",
  })
  strict?: boolean | null;
}

@Resolver()
export class DecodingResolver {
  @MayAnyMember()
  @Query(() => DecodedBarcodeModel, {
    description: 'What a barcode says. Nothing is looked up and nothing is recorded.',
  })
  decodeBarcode(@Args() { data, otherSymbols, strict }: DecodeBarcodeArgs): DecodedBarcodeModel {
    const referenceYear = new Date().getUTCFullYear();
    const others = otherSymbols?.slice(0, MOST_SYMBOLS);
    const options = { referenceYear, strict: strict ?? false, ...(others ? { others } : {}) };
    return DecodedBarcodeModel.of(decodeScan(data, options), referenceYear);
  }
}
