/** The languages that papers are printed in: those of the catalogue's names. */
export type Language = 'fr' | 'nl' | 'de' | 'en' | 'zh';

/** What is printed beside the data. */
export interface LabelWords {
  readonly from: string;
  readonly to: string;
  readonly content: string;
  readonly lot: string;
  readonly useBy: string;
  readonly quantity: string;
  readonly grossWeight: string;
  readonly temperature: string;
  readonly dispatch: string;
  readonly several: string;
  readonly packingList: string;
  readonly pallet: string;
  readonly tariffCode: string;
  readonly total: string;
  readonly pallets: string;
  readonly unknownWeight: string;
  readonly printed: string;
  readonly page: string;
}

export const LABEL_WORDS: Readonly<Record<Language, LabelWords>> = {
  en: {
    from: 'From',
    to: 'To',
    content: 'Content',
    lot: 'Batch/lot',
    useBy: 'Use by',
    quantity: 'Quantity',
    grossWeight: 'Gross weight',
    temperature: 'Keep at',
    dispatch: 'Dispatch',
    several: 'and more: see the packing list',
    packingList: 'Packing list',
    pallet: 'Pallet',
    tariffCode: 'HS code',
    total: 'Total',
    pallets: 'pallets',
    unknownWeight: 'not weighed',
    printed: 'Printed',
    page: 'Page',
  },
  fr: {
    from: 'Expéditeur',
    to: 'Destinataire',
    content: 'Contenu',
    lot: 'Lot',
    useBy: 'À utiliser avant',
    quantity: 'Quantité',
    grossWeight: 'Poids brut',
    temperature: 'À conserver à',
    dispatch: 'Envoi',
    several: 'et autres : voir la liste de colisage',
    packingList: 'Liste de colisage',
    pallet: 'Palette',
    tariffCode: 'Code SH',
    total: 'Total',
    pallets: 'palettes',
    unknownWeight: 'non pesé',
    printed: 'Imprimé',
    page: 'Page',
  },
  nl: {
    from: 'Afzender',
    to: 'Bestemming',
    content: 'Inhoud',
    lot: 'Partij',
    useBy: 'Te gebruiken tot',
    quantity: 'Aantal',
    grossWeight: 'Brutogewicht',
    temperature: 'Bewaren bij',
    dispatch: 'Zending',
    several: 'en meer: zie de paklijst',
    packingList: 'Paklijst',
    pallet: 'Pallet',
    tariffCode: 'GS-code',
    total: 'Totaal',
    pallets: 'pallets',
    unknownWeight: 'niet gewogen',
    printed: 'Afgedrukt',
    page: 'Pagina',
  },
  de: {
    from: 'Absender',
    to: 'Empfänger',
    content: 'Inhalt',
    lot: 'Charge',
    useBy: 'Verwendbar bis',
    quantity: 'Menge',
    grossWeight: 'Bruttogewicht',
    temperature: 'Lagern bei',
    dispatch: 'Sendung',
    several: 'und mehr: siehe Packliste',
    packingList: 'Packliste',
    pallet: 'Palette',
    tariffCode: 'HS-Code',
    total: 'Summe',
    pallets: 'Paletten',
    unknownWeight: 'nicht gewogen',
    printed: 'Gedruckt',
    page: 'Seite',
  },
  zh: {
    from: '发货人',
    to: '收货人',
    content: '内容',
    lot: '批号',
    useBy: '有效期至',
    quantity: '数量',
    grossWeight: '毛重',
    temperature: '储存温度',
    dispatch: '发运单',
    several: '其余见装箱单',
    packingList: '装箱单',
    pallet: '托盘',
    tariffCode: 'HS编码',
    total: '合计',
    pallets: '托盘',
    unknownWeight: '未称重',
    printed: '打印',
    page: '页',
  },
};
