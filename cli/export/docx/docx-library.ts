/** What is used of the packages that write Word files. The build makes one file of it, which nothing but `sop export` loads. */

export type { FileChild, ILevelsOptions, IParagraphOptions, ParagraphChild } from "docx";
export {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  ImageRun,
  InternalHyperlink,
  LevelFormat,
  LineRuleType,
  NumberedItemReference,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
export { imageSize } from "image-size";
