// Written by Tools/tables/idna-tables.py from Unicode 17.0.0; change it there.

extension LabelProperties {
  /// Properties of the code points of labels, all code points in order.
  static let text: StaticString = """
    9.B 5O E.B 7O 3T 5O 1S 1.C 1S 2.C A.E 1.C 26O 1AL 4O 22.B 1O 4T AO 6T 29O 18L 1O 1C1L 2O 7L EO 2L 1CO 1L 11O
    71Mtm 4L 2O 7FL 2O 8BL 8Mtm FFL 5O 2T 2DMtm 1R 1Mtm 1R 2Mtm 1R 2Mtm 1R 9Mtm 36R 2O 1.A 2T 1.A 1.C 1.A 2O BMtm
    5.A 1.Ad 1.A 4.Ar 1.Ad 1.Ar 1.Ad 1.Ar 5.Ad 4.Ar D.Ad 1.A 7.Ad 1.Ar 2.Ad 15Mtm AN 1T 2N 1.A 2.Ad 1Mtm 3.Ar 5.A
    F.Ad 12.Ar 26.Ad 1.Ar 2.Ad 9.Ar 1.Ad 1.Ar 1.Ad 1.Ar 2.Ad 2.Ar 1.A 1.Ar 8Mtm 1O 6Mtm 2.A 2Mtm 1O 4Mtm 2.Ar A.E
    3.Ad 2.A 1.Ad 10.A 1.Ar 1Mtm 3.Ad 5.Ar 4.Ad 1.Ar 9.Ad 1.Ar 1.Ad 1.Ar 1.Ad 1.Ar 2.Ad 1.Ar 1DMtm 1.Ar B.Ad 3.Ar
    F.Ad 2.Ar 4.Ad 1.Ar 1.Ad 2.Ar 3.Ad 2.Ar 6.Ad 26.A BMtm F.A AR 21Rd 9Mtm 2R 4O 3R 1Mtm 18R 4Mtm 1R 9Mtm 1R 3Mtm
    1R 7Mtm 10R 1Rr 5Rd 2Rr 1Rd 1Rr ARd 1Rr 1Rd 3Rr 5Mtm 2R 1.Ad 1.A 4.Ad 1.A 1.Ar 1.Ad 1A.Ar 3.A 1.Ad 2.A 5.Ad 1.Ar
    8.Ad 9Mtm A.Ad 3.Ar 1.A 1.Ar 2.Ad 2.Ar 6.Ad 1.Ar F.Ad 1.A 39Mtm 1Lm 36L 1Mtm 1Lm 1Mtm 1L 3Lm 8Mtm 4Lm 1Mtmv 2Lm
    1L FMtm 2L 2Mtm 1DL 1Mtm 3Lm 37L 1Mtm 1L 3Lm 6Mtm 6Lm 1Mtmv 9L 9Lm 2L 4Mtm CL 2T 7L 1T 2L 5Mtm 2Lm 37L 2Mtm 3Lm
    CMtm 4Mtmv BMtm 14L 2Mtm 3L 1Mtm BL 2Mtm 2Lm 37L 1Mtm 1L 3Lm 8Mtm 4Lm 3Mtmv 12L 4Mtm BL 8T 1L 8Mtm 3Lm 37L 1Mtm
    1L 1Lm 1Mtm 1Lm 6Mtm 6Lm 8Mtmv 2Mtm 8Lm 3L 4Mtm 1CL 1Mtm 3BL 2Lm 1Mtm CLm 3Mtmv 7L FLm DL 6O 1T 6O 1Mtm 3Lm 1Mtm
    37L 1Mtm 1L 3Mtm 5Lm 7Mtm 8Mtmv 3Mtm AL 4Mtm 12L 7O 2L 1Mtm 2Lm 38L 1Mtm 1L 1Lm 1Ltm 6Lm 1Ltm 5Lm 1Mtm 8Mtmv 7Lm
    6L 4Mtm DL DLm 2Mtm 2Lm 37L 2Mtmv 1L 3Lm 5Mtm 7Lm 1Mtmv 9L 1Lm AL 4Mtm 1BL 1Mtm 3Lm 45L 5Mtmv 3Lm 6Mtm ELm CL
    2Lm 3DL 1Mtm 2L 6Mtm 5Mtmv 1T 7L 8Mtm 62L 1Mtm 2L 6Mtm 1Mtmv 2Mtm BL 8Mtm 48L 2Mtm 1BL 1Mtm 1L 1Mtm 1L 1Mtm 4O
    2Lm 31L EMtm 1Lm 4Mtm 1Mtmv 1L 2Mtm 5L 31Mtm 8L 1Mtm 64L 2Lm 4Mtm 1Lm 6Mtm 1Lm 2Mtmv 2Lm 2Mtm 17L 2Lm 2Mtm 4L
    3Mtm 1L 3Lm 2L 7Lm 3L 4Mtm DL 1Mtm 2Lm 2Mtm 6Lm 1Mtm 1L 1Lm AL 3Lm 1Mtm 2BFL 3Mtm 30L 10O 60L 1O 29AL 5O 72L
    2Mtm 1Mtmv ALmv 13L 2Mtm 1Lmv 1DL EMtm 12L EMtm 36L 1Lm 7Mtm 8Lm 1Mtm 2Lm 9Mtm 1Mtmv 1Mtm 7L 1T 1L 3Mtm 10L 17O
    1Od 8O 10L 60Ld 5L 2Mtm 22Ld 1Mtm 6Ld 70L 3Mtm 4Lm 2Mtm 9Lm 1Mtm 6Lm 7Mtm 6O 98L 22O 17L 2Mtm 2Lm 3Mtm 37L 1Lm
    1Mtm 1Lm 8Mtm 1Mtmv 1Lm 1Mtm 2Lm 8Mtm 6Lm DMtm 30L 54Mtm 1Lm 2FL 1Mtm 1Lm 5Mtm 1Lm 1Mtm 5Lm 1Mtm 1Lm 1Lmv 26L
    9Mtm CL 2Mtm 1Lm 1EL 1Lm 4Mtm 2Lm 2Mtm 1Lmv 1Mtmv 2Mtm 38L 1Mtm 1Lm 2Mtm 3Lm 1Mtm 1Lm 3Mtm ALmv 28L 8Lm 8Mtm 2Lm
    5Mtm 95L 3Mtm 1L DMtm 1Lm 7Mtm 4L 1Mtm 6L 1Mtm 2L 1Lm 2Mtm C6L 41Mtm 20BL 4.B 20O 5T FO 1.C 5BO 30T 34Mtm 2AO CT
    14O 3CL 88O 1S 1T 122O 45L 1AO 1L 316O 1L 153O 100L 330O B5L 7O 3L 4Mtm 6L 7O 7FL 1Mtmv 60L 20Mtm 205O 3L 19O 9L
    4Mtm 2Lm 1O 6L 4O 2L 4O 58L 4Mtm 3L 1O 5AL 1O C4L 30O 1BD0L 40O 5690L 40O 13DL 3O 5FL 4Mtm 1O AMtm 3O 1DL 2Mtm
    50L 2Mtm EL 23O 65L 1O 79L 1Mtm 3L 1Mtmv 4L 1Mtm 17L 2Lm 2Mtm 1Lm 4O 4Mtmv 8L 8T 32Ld 1Ll 1L CO 2Lm 32L 10Lm
    1Mtmv 9Mtm 12L 12Mtm DL 1Mtm 26L 8Mtm 19L BMtm 1Lm CLmv 21L 3Mtm 1Lm 2FL 1Mtm 2Lm 4Mtm 2Lm 2Mtm 2Lm 1Lmv 24L
    1Mtm 43L 6Mtm 2Lm 2Mtm 2Lm BMtm 3L 1Mtm 8L 1Mtm 3Lm 2BL 1Lm 1Mtm 1Lm 32L 1Mtm 1L 3Mtm 2L 2Mtm 5L 2Mtm 1L 1Mtm
    29L 1Lm 2Mtm 2Lm 5L 1Lm BMtmv 69L 56O 23L 2Lm 1Mtm 2Lm 1Mtm 2Lm 1L 1Lm 3Mtmv 4F2EL 94Mtm 11.A 25DO 25Mtm 2EO
    18D.A 101L 1O 3EL 4DO 3L 40O 2DL 83Mtm 60L 1Mtm 1F.E 76L AMtm 480L 11FR 1O E1R FMtm 28R 7Mtm 1Mtmv 80R 5Rd 1Rr
    1R 1Rr 1R 2Rr 2R 1Rl 5Rr 4Rd 1Rl 5Rd 1Rr 3Rd 1Rr 2R 1Rr 6Mtm 4Rd 1Rr 49R 7O 40R 1Rd 1Rr 1Rd 3Rr 3Rd 1Rr 2Rd 1Rr
    1Rd 2Rr 1Rd 8Rr 10R 4Rr 2Rd 151R 1.Al 21.Ad 1.Ar 1.Ad CMtm 1AN 1FR 5Mtm 1O F1R 20N 2BR 2Mtm 15R 1.Ar 2.Ad 1.A
    A.Ad 2AO 6Mtm 30R 3.Ad 1.Ar 11.Ad 1.A BMtm 3.Ad 1.Ar 1B.A 4Rd 2Rr CRd 4Mtm 2AR 1Rd 1R 2Rd 3Rr 1R 1Rd 2Rr 2Rd 1Rr
    2Rd 1R 1Rd 2Rr 1Rd 4R 1Rr 1Rd 15Rl 20R 1Lm 1Mtm 1Lm 35L EMtm 1Mtmv BL 14O AL 1Mtmv 2L 2Mtm AL 1Mtmv 2Mtm 1Lm 2DL
    3Lm 4Mtm 2Lm 1Mtmv 1Mtm 7L EMtm 30L 3Mtm 24L 5Mtm 1Lm 6Mtm 3Mtmv FL 2Lm 2CL 1Mtm CL 2Mtm 1Lm 30L 3Lm 9Mtm 1Lm
    1Lmv 8L 4Mtm 1L 1Lm 1Mtm 5CL 3Lm 3Mtm 2Lm 1Mtm 1Lmv 2Mtm 6L 1Mtm 2L 3FMtm 5FL 1Mtm 3Lm 7Mtm 6Mtmv 10L 2Mtm 3Lm
    36L 2Mtm 1L 2Lm 1Mtm CLm 3Lmv 7L 6Lm 5L 4Lm 1AMtm 38L 3Lm 7Mtm CLm 1Mtmv 1Lmv 1Mtmv 1L 1Mtm EL 1FMtm 35L 3Lm
    8Mtm 2Lm 1Mtmv 2Mtm 1Lm 1Mtm 17L 1Mtm 51L 3Lm 6Mtm 1Lm 1Mtm 4Lm 2Mtm 1Lm 1Mtmv 1Mtm EBL 3Lm 6Mtm 4Lm 2Mtm 1Lm
    1Mtmv 1Mtm 1BL 24Mtm 30L 3Lm 8Mtm 2Lm 1Mtm 1Lm 1Mtmv 1Mtm 1FL 20O 2BL 1Mtm 1Lm 1Mtm 2Lm 6Mtm 1Lmv 1Mtm 65L 1Mtm
    1Lm 1Mtm 2Lm 4Mtm 1Lm 4Mtm 5Mtmv FCL 3Lm 9Mtm 1Lm 1Mtmv 1Mtm F5L BLm 2Mtm 1Lmv 1Mtmv 1L 1Lm 1L 1Lm 1Mtm 8DL 3Lm
    8Mtm 4Lm 1Mtmv 3L 1CLm 1L 6Mtm 2Ltm 2Mtm 28L 1Mtm 1Mtmv 4Mtm 1Lm 1L 4Mtm 8L 9Mtmv 1L 6Mtm 2Lm 3Mtm 2EL DMtm 1Lm
    1Mtm 1Mtmv C6L 1Mtm 1Lm 3Mtm 1Lm 1Mtm 59Lm 6FL 1Lm EMtm 1Lm 1Ltmv 52L 17Mtm 1Lm 7Mtm 1Lm 2Mtm 1Lm 4BMtm 31L
    13Mtm 2Mtmv 1L 9Mtm 3AL 6Lm 3Mtm 2Lm 1Mtm 1Lm 1Mtmv 15BL 2Mtm 2Lm 9L 2Mtm 1L 1Lm 30L 2Lm 8Mtm 2Lm 1Mtm 1Lmv
    1Mtmv 17L 56Mtm 25L 8O 4T 1EO 1441L 1Mtm 6L 19Mtm 2CBEL CMtm 3Lm 2Mtm 1Mtmv 9C0L 5Mtm 3BL 7Mtm 418L 1Mtm 1L 3ELm
    4Mtm 4FL 1O 1L CMtm 2Lm 4CABL 2Mtm F61L 300O 50Mtm 215L 2Lm 3Mtm 3L ELm 8Mtm 2L 7Mtm 1EL 4Mtm 3BL 59O 3Mtm 7BO
    40L 60O 6A0L 37Mtm 4L 32Mtm 8L 1Mtm EL 1Mtm 16L 465Mtm 100L 100Mtm 30L 7Mtm 177L 12Mtm 2CL 4Mtm FL 1D1T 1CL 4Mtm
    FEL 2Mtm F3L 1Mtm 2L 1Mtm 7L 2Mtm 5L 9Mtm 102L D0R 52Mtm 22Rd 7Mtm 5Rt 321R 27F.A 260O 1DL 3O 3DL 39O 7AL DA0O
    F0000L
    """
}
