/** What is used of the package that reads PDFs. The build makes one file of it, which nothing but `sop export` loads. */
export { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString } from "@cantoo/pdf-lib";
