import django.db.models.deletion
import rimay.core.dates
import rimay.core.text
import rimay.groups.models.classified
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('groups', '0001_groups'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_class', models.CharField(choices=[('public', 'everybody'), ('group', 'the table with its observers'), ('members', 'the seats only'), ('pillar', 'the seats of one pillar'), ('party', 'the organisations named'), ('team', 'the team of the study or event'), ('secretariat', 'the secretariat'), ('sealed', 'only the persons named')], default='group', max_length=12, verbose_name='who reads it')),
                ('key', models.CharField(default=rimay.groups.models.classified.new_key, max_length=80, verbose_name='key')),
                ('basis', models.CharField(blank=True, choices=[('counted', 'counted'), ('stated', 'stated'), ('inferred', 'inferred')], max_length=10, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('title', rimay.core.text.TranslatedField(verbose_name='title')),
                ('lead', rimay.core.text.TranslatedField(blank=True, verbose_name='lead sentence')),
                ('period_from', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='from')),
                ('period_to', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='until')),
                ('state', models.CharField(choices=[('draft', 'draft'), ('published', 'published')], default='draft', editable=False, max_length=10, verbose_name='state')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('published_on', models.DateField(blank=True, editable=False, null=True)),
                ('trail_head', models.CharField(blank=True, editable=False, max_length=90)),
                ('frozen', models.JSONField(blank=True, editable=False, null=True)),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
            ],
            options={
                'verbose_name': 'report',
                'verbose_name_plural': 'reports',
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'id', 'access_class', 'access_pillar'], name='report_list')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='results_report_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='results_report_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='results_report_circle_class_names_a_circle')],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_class', models.CharField(choices=[('public', 'everybody'), ('group', 'the table with its observers'), ('members', 'the seats only'), ('pillar', 'the seats of one pillar'), ('party', 'the organisations named'), ('team', 'the team of the study or event'), ('secretariat', 'the secretariat'), ('sealed', 'only the persons named')], default='group', max_length=12, verbose_name='who reads it')),
                ('key', models.CharField(default=rimay.groups.models.classified.new_key, max_length=80, verbose_name='key')),
                ('basis', models.CharField(blank=True, choices=[('counted', 'counted'), ('stated', 'stated'), ('inferred', 'inferred')], max_length=10, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('code', models.CharField(max_length=80, verbose_name='figure')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='value')),
                ('date_value', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='date')),
                ('unit', models.CharField(blank=True, max_length=40, verbose_name='unit')),
                ('at_least', models.BooleanField(default=False, verbose_name='at least')),
                ('as_of', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='as of')),
                ('missing', rimay.core.text.TranslatedField(blank=True, verbose_name='why it is not known')),
                ('note', rimay.core.text.TranslatedField(blank=True, verbose_name='note')),
                ('is_itemised', models.BooleanField(default=False)),
                ('row_count', models.PositiveIntegerField(blank=True, null=True)),
                ('breakdowns', models.JSONField(default=list)),
                ('released_at', models.DateTimeField()),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
                ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='results.report')),
            ],
            options={
                'verbose_name': 'released figure',
                'verbose_name_plural': 'released figures',
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'code', 'id', 'access_class', 'access_pillar'], name='release_list')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='results_release_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='results_release_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='results_release_circle_class_names_a_circle')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_class', models.CharField(choices=[('public', 'everybody'), ('group', 'the table with its observers'), ('members', 'the seats only'), ('pillar', 'the seats of one pillar'), ('party', 'the organisations named'), ('team', 'the team of the study or event'), ('secretariat', 'the secretariat'), ('sealed', 'only the persons named')], default='group', max_length=12, verbose_name='who reads it')),
                ('key', models.CharField(default=rimay.groups.models.classified.new_key, max_length=80, verbose_name='key')),
                ('basis', models.CharField(blank=True, choices=[('counted', 'counted'), ('stated', 'stated'), ('inferred', 'inferred')], max_length=10, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('title', rimay.core.text.TranslatedField(verbose_name='title')),
                ('body', rimay.core.text.TranslatedField(blank=True, help_text='A figure is set in by its code: [[training.participants]].', verbose_name='text')),
                ('picture', models.CharField(blank=True, choices=[('', 'nothing'), ('timeline', 'what happened when'), ('map', 'map of the regions'), ('participants', 'participants by institution'), ('seats', 'members by pillar, as far as named'), ('aims', 'the aims and what was measured'), ('figures', 'figures and their definitions')], max_length=20, verbose_name='followed by')),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='results.report', verbose_name='report')),
            ],
            options={
                'verbose_name': 'section',
                'verbose_name_plural': 'sections',
                'ordering': ['position', 'id'],
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'report', 'position', 'id'], name='section_list')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='results_section_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='results_section_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='results_section_circle_class_names_a_circle')],
            },
        ),
    ]
