package dev.tierscope.table;

import java.util.List;

/// The label sets of one metric as runs of equal values. It holds what counting without a label
/// needs and is made with less work than a [SeriesGroup].
public final class GroupRuns {
  private final String name;
  private final int rows;
  private final List<LabelRuns> labels;

  GroupRuns(String name, int rows, List<LabelRuns> labels) {
    this.name = name;
    this.rows = rows;
    this.labels = List.copyOf(labels);
  }

  /// The metric name.
  public String name() {
    return name;
  }

  /// Number of series.
  public int rows() {
    return rows;
  }

  /// The labels without `__name__`, ascending by name.
  public List<LabelRuns> labels() {
    return labels;
  }

  RowCodes codes() {
    return new Codes();
  }

  private final class Codes implements RowCodes {
    @Override
    public int rows() {
      return rows;
    }

    @Override
    public int labels() {
      return labels.size();
    }

    @Override
    public int values(int label) {
      return labels.get(label).values();
    }

    @Override
    public boolean isConstant(int label) {
      return labels.get(label).isConstant();
    }

    @Override
    public int bits(int label) {
      return labels.get(label).bits();
    }

    @Override
    public boolean determines(int from, int to) {
      return labels.get(from).determines(labels.get(to));
    }

    @Override
    public void keys(int[] of, long[] into) {
      int shift = 0;
      for (int i = of.length - 1; i >= 0; i--) {
        LabelRuns label = labels.get(of[i]);
        label.addDifferences(into, shift);
        shift += label.bits();
      }
      long key = 0;
      for (int row = 0; row < into.length; row++) {
        key += into[row];
        into[row] = key;
      }
    }

    @Override
    public void codes(int label, int from, long[] into, int count) {
      labels.get(label).codes(from, into, count);
    }

    @Override
    public int code(int label, int row) {
      return labels.get(label).code(row);
    }
  }
}
