import Testing

@Suite struct BeadSearchTests {}
