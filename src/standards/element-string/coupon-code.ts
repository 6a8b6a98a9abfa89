import { isCalendarDate } from '../gs1-date.js';

/**
 * Coupons of North America, (8110) and its successor (8112). A hub never takes one; but a scan that holds one
 * is right or wrong like any other. Both are runs of fields, many led by a digit that says how long they are.
 */

/** Steps through the digits of a coupon. What it returns is why the coupon is wrong. */
class CouponReader {
  private position = 0;

  constructor(private readonly digits: string) {}

  get atEnd(): boolean {
    return this.position === this.digits.length;
  }

  /** Steps over a digit, when it is that one. */
  takes(digit: string): boolean {
    if (this.digits[this.position] !== digit) return false;
    this.position += 1;
    return true;
  }

  /** The next digit, when it is one of `allowed`. */
  one(allowed: string, name: string): string {
    const digit = this.digits[this.position];
    if (digit === undefined) throw new CouponFault(`it ends before its ${name}`);
    if (!allowed.includes(digit)) throw new CouponFault(`its ${name} may not be ${digit}`);
    this.position += 1;
    return digit;
  }

  fixed(length: number, name: string): string {
    const field = this.digits.slice(this.position, this.position + length);
    if (field.length < length) throw new CouponFault(`its ${name} is too short`);
    this.position += length;
    return field;
  }

  /** A digit that says the length, less `shortest`, and then the field. */
  sized(allowed: string, shortest: number, name: string): string {
    return this.fixed(Number(this.one(allowed, `length of the ${name}`)) + shortest, name);
  }
}

class CouponFault extends Error {}

const ANY = '0123456789';
const PREFIX_LENGTHS = '0123456';
const VALUE_LENGTHS = '12345';
const REQUIREMENT_CODES = '012349';

/** Why digits are no coupon of (8110), or undefined. */
export function couponFault(text: string): string | undefined {
  return faultIn(text, (coupon) => {
    coupon.sized(PREFIX_LENGTHS, 6, 'company prefix');
    coupon.fixed(6, 'offer code');
    coupon.sized(VALUE_LENGTHS, 0, 'save value');
    readPurchase(coupon, 'first purchase');
    if (coupon.takes('1')) {
      coupon.one('0123', 'additional purchase rules');
      readFurtherPurchase(coupon, 'second purchase');
    }
    if (coupon.takes('2')) readFurtherPurchase(coupon, 'third purchase');
    readDates(coupon);
    if (coupon.takes('5')) coupon.sized(ANY, 6, 'serial number');
    if (coupon.takes('6')) coupon.sized('1234567', 6, 'retailer');
    if (coupon.takes('9')) readMiscellany(coupon);
  });
}

/** Why digits are no coupon of (8112), or undefined. */
export function couponOfferFault(text: string): string | undefined {
  return faultIn(text, (coupon) => {
    coupon.one('01', 'format');
    coupon.sized(PREFIX_LENGTHS, 6, 'funder');
    coupon.fixed(6, 'offer code');
    coupon.sized(ANY, 6, 'serial number');
  });
}

function faultIn(text: string, read: (coupon: CouponReader) => void): string | undefined {
  if (!/^[0-9]*$/.test(text)) return 'a coupon has digits only';
  const coupon = new CouponReader(text);
  try {
    read(coupon);
  } catch (fault) {
    if (fault instanceof CouponFault) return fault.message;
    throw fault;
  }
  return coupon.atEnd ? undefined : 'something follows behind the end of the coupon';
}

function readPurchase(coupon: CouponReader, name: string): void {
  coupon.sized(VALUE_LENGTHS, 0, `requirement of the ${name}`);
  coupon.one(REQUIREMENT_CODES, `requirement code of the ${name}`);
  coupon.fixed(3, `family code of the ${name}`);
}

/** It may be of another company, or, by a 9, of the same. */
function readFurtherPurchase(coupon: CouponReader, name: string): void {
  readPurchase(coupon, name);
  if (!coupon.takes('9')) coupon.sized(PREFIX_LENGTHS, 6, `company prefix of the ${name}`);
}

function readDates(coupon: CouponReader): void {
  const expiry = coupon.takes('3') ? readDate(coupon, 'expiry') : undefined;
  const start = coupon.takes('4') ? readDate(coupon, 'start') : undefined;
  if (expiry && start && expiry < start) throw new CouponFault('it expires before it starts');
}

function readDate(coupon: CouponReader, name: string): string {
  const date = coupon.fixed(6, name);
  if (!isCalendarDate(`20${date}`)) throw new CouponFault(`its ${name} ${date} is no date`);
  return date;
}

function readMiscellany(coupon: CouponReader): void {
  coupon.one('01256', 'save value code');
  coupon.one('012', 'item that the save value applies to');
  coupon.one(ANY, 'store coupon flag');
  coupon.one('01', "don't multiply flag");
}
