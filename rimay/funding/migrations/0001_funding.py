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
            name='Grant',
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
                ('donor_words', models.CharField(blank=True, max_length=200, verbose_name='donor, in words')),
                ('fund', models.CharField(blank=True, max_length=200, verbose_name='fund')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('starts_on', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='from')),
                ('ends_on', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='until')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='agreement number')),
                ('purpose', rimay.core.text.TranslatedField(blank=True, verbose_name='what for')),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('donor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants_given', to='groups.organisation', verbose_name='donor')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='grants_implemented', to='groups.organisation', verbose_name='implementing partner')),
            ],
            options={
                'verbose_name': 'grant',
                'verbose_name_plural': 'grants',
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'starts_on', 'id', 'access_class', 'access_pillar'], name='grant_list')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='funding_grant_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='funding_grant_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='funding_grant_circle_class_names_a_circle'), models.CheckConstraint(condition=models.Q(('amount', None), models.Q(('currency', ''), _negated=True), _connector='OR'), name='grant_amount_names_its_currency', violation_error_message='An amount needs its currency.'), models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gte', 0), _connector='OR'), name='grant_amount_is_not_negative', violation_error_message='An amount cannot be less than nothing.')],
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_class', models.CharField(choices=[('public', 'everybody'), ('group', 'the table with its observers'), ('members', 'the seats only'), ('pillar', 'the seats of one pillar'), ('party', 'the organisations named'), ('team', 'the team of the study or event'), ('secretariat', 'the secretariat'), ('sealed', 'only the persons named')], default='group', max_length=12, verbose_name='who reads it')),
                ('key', models.CharField(default=rimay.groups.models.classified.new_key, max_length=80, verbose_name='key')),
                ('basis', models.CharField(blank=True, choices=[('counted', 'counted'), ('stated', 'stated'), ('inferred', 'inferred')], max_length=10, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('no_cost', 'extension without further money'), ('costed', 'extension with further money'), ('top_up', 'further money'), ('reallocation', 'money moved between lines')], max_length=12, verbose_name='kind')),
                ('months', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='months more')),
                ('amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='amount')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('purpose', rimay.core.text.TranslatedField(blank=True, verbose_name='what for')),
                ('money_from', models.CharField(blank=True, max_length=200, verbose_name='money from')),
                ('agreed_on', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='date')),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
                ('grant', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='amendments', to='funding.grant', verbose_name='grant')),
            ],
            options={
                'verbose_name': 'amendment',
                'verbose_name_plural': 'amendments of grants',
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'agreed_on', 'id', 'access_class', 'access_pillar'], name='amendment_list')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='funding_amendment_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='funding_amendment_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='funding_amendment_circle_class_names_a_circle'), models.CheckConstraint(condition=models.Q(('amount', None), models.Q(('currency', ''), _negated=True), _connector='OR'), name='amendment_amount_names_its_currency', violation_error_message='An amount needs its currency.')],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_class', models.CharField(choices=[('public', 'everybody'), ('group', 'the table with its observers'), ('members', 'the seats only'), ('pillar', 'the seats of one pillar'), ('party', 'the organisations named'), ('team', 'the team of the study or event'), ('secretariat', 'the secretariat'), ('sealed', 'only the persons named')], default='group', max_length=12, verbose_name='who reads it')),
                ('key', models.CharField(default=rimay.groups.models.classified.new_key, max_length=80, verbose_name='key')),
                ('basis', models.CharField(blank=True, choices=[('counted', 'counted'), ('stated', 'stated'), ('inferred', 'inferred')], max_length=10, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('kind', models.CharField(choices=[('cash', 'money'), ('time', 'working time'), ('venue', 'venue'), ('transport', 'transport'), ('catering', 'catering'), ('expertise', 'expertise'), ('materials', 'materials')], max_length=10, verbose_name='kind')),
                ('description', rimay.core.text.TranslatedField(blank=True, verbose_name='what')),
                ('quantity', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='quantity')),
                ('unit', models.CharField(blank=True, max_length=40, verbose_name='unit')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='value')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
                ('valued_by', models.CharField(blank=True, help_text='receipt, market price, hours at a rate', max_length=200, verbose_name='how the value was found')),
                ('pledged_on', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='pledged on')),
                ('received_on', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='received on')),
                ('activity', models.CharField(blank=True, max_length=200, verbose_name='for which activity')),
                ('acknowledged', models.BooleanField(default=False, verbose_name='acknowledged in public')),
                ('letter', models.CharField(blank=True, max_length=120, verbose_name='letter or receipt')),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='groups.organisation', verbose_name='contributed by')),
            ],
            options={
                'verbose_name': 'contribution',
                'verbose_name_plural': 'contributions',
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'received_on', 'id', 'access_class', 'access_pillar'], name='contribution_list')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='funding_contribution_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='funding_contribution_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='funding_contribution_circle_class_names_a_circle'), models.CheckConstraint(condition=models.Q(('value', None), models.Q(models.Q(('currency', ''), _negated=True), ('value__gte', 0)), _connector='OR'), name='contribution_value_names_its_currency', violation_error_message='A value needs its currency, and cannot be less than nothing.')],
            },
        ),
    ]
